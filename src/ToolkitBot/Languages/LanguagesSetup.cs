using ToolkitBot.Cards;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>The languages the bot speaks: words, rules and cards, and the watch for changes of them.</summary>
internal static class LanguagesSetup
{
    public static void AddLanguages(this WebApplicationBuilder builder, BotSettings settings)
    {
        var services = builder.Services;

        // Reading them is half of a start, so it begins while the web server is being made.
        var content = Task.Run(() => Content(settings.Content.Path));
        var cards = Task.Run(() => Cards(settings.Content.CardsPath));
        services.AddSingleton(_ => new LanguagePacks(content.GetAwaiter().GetResult(), settings.Content.Path));
        services.AddHostedService<AnswerWarmUp>();
        services.AddSingleton(_ => new CardRoom(cards.GetAwaiter().GetResult()));
        services.AddHostedService<ContentWatch>();
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
