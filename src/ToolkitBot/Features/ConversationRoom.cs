using ToolkitBot.Cards;
using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Sharing;
using ToolkitBot.Features.Tips;
using ToolkitBot.Features.Walk;
using ToolkitBot.Features.Welcome;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;
using ToolkitBot.Turns;

namespace ToolkitBot.Features;

/// <summary>The conversation: words, cards, dialogs and rooms.</summary>
internal static class ConversationRoom
{
    public static void AddConversation(this WebApplicationBuilder builder, BotSettings settings)
    {
        var services = builder.Services;

        // Reading them is half of a start, so it begins while the web server is being made.
        var content = Task.Run(() => Content(settings.ContentPath));
        var cards = Task.Run(() => Cards(settings.CardsPath));
        services.AddSingleton(_ => new LanguagePacks(content.GetAwaiter().GetResult(), settings.ContentPath));
        services.AddHostedService<AnswerWarmUp>();
        services.AddSingleton(_ => new CardRoom(cards.GetAwaiter().GetResult()));
        services.AddHostedService<ContentWatch>();
        services.AddSingleton<WalkSummaryView>();
        services.AddSingleton<TypedWords>();
        services.AddSingleton<WelcomeRoom>();
        services.AddSingleton<PrivateRoom>();
        services.AddSingleton<InvokeRoom>();
        services.AddSingleton<TaskDialogRoom>();
        services.AddSingleton<ExtensionSearch>();
        services.AddRoom<WalkDialog>();
        services.AddRoom<PlatformDialog>();
        services.AddRoom<HelpRoom>();
        services.AddRoom<TipRoom>();
        services.AddRoom<AnswerRoom>();
        services.AddRoom<LanguageRoom>();
        services.AddSingleton<ITurnHandler<ToolkitOpening>, ToolkitTurns>();
    }

    /// <summary>A room, by itself and as the owner of its family of verbs.</summary>
    public static void AddRoom<TRoom>(this IServiceCollection services)
        where TRoom : class, IRoom
    {
        services.AddSingleton<TRoom>();
        services.AddSingleton<IRoom>(provider => provider.GetRequiredService<TRoom>());
    }

    private static ContentLibrary Content(string folder)
    {
        var load = ContentLoader.Load(folder, language => LanguagePacks.Learnt(folder, language));
        return load.Library ?? throw new StartException(load.Problems[0].ToString());
    }

    private static CardDeck Cards(string folder)
    {
        try
        {
            return CardDeck.Load(folder);
        }
        catch (CardDeckException e)
        {
            throw new StartException(e.Message);
        }
    }
}
