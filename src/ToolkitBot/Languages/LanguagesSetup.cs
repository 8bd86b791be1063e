using System.Text.Json.Serialization;
using ToolkitBot.Settings;

namespace ToolkitBot.Languages;

/// <summary>The languages the bot speaks: words, rules and cards, and the watch for changes of them.</summary>
internal static class LanguagesSetup
{
    /// <param name="builder">The bot that is made.</param>
    /// <param name="settings">Where content and cards are.</param>
    /// <param name="records">Every record that a card is drawn from.</param>
    public static void AddLanguages(
        this WebApplicationBuilder builder,
        BotSettings settings,
        JsonSerializerContext records
    )
    {
        var services = builder.Services;
        var reader = new LanguageReader(settings.Content.Path, settings.Content.CardsPath, records);

        // Reading them is half of a start, so it begins while the web server is being made.
        var languages = Task.Run(reader.Start);
        services.AddSingleton(reader);
        services.AddSingleton(_ => new LanguageShelf(languages.GetAwaiter().GetResult()));
        services.AddHostedService<ContentWatch>();
    }
}
