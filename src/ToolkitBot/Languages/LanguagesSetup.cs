using System.Text.Json.Serialization;
using ToolkitBot.Settings;

namespace ToolkitBot.Languages;

/// <summary>Registers the languages (words, rules and cards) and the watch for changes to them.</summary>
internal static class LanguagesSetup
{
    /// <param name="builder">The builder of the bot.</param>
    /// <param name="settings">Where content and cards are.</param>
    /// <param name="records">The JSON types of all card data.</param>
    public static void AddLanguages(
        this WebApplicationBuilder builder,
        BotSettings settings,
        JsonSerializerContext records
    )
    {
        var services = builder.Services;
        var reader = new LanguageReader(
            settings.Content.Path,
            settings.Content.CardsPath,
            records,
            settings.Content.Presses
        );

        // Reading takes half of the start-up time, so it begins while the web server is being built.
        var languages = Task.Run(reader.Start);
        services.AddSingleton(reader);
        services.AddSingleton(_ => new LanguageShelf(languages.GetAwaiter().GetResult()));
        services.AddHostedService<ContentWatch>();
    }
}
