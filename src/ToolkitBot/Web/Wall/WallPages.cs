using System.Collections.Frozen;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ToolkitBot.Features.Wall;
using ToolkitBot.Languages;
using ToolkitBot.Pages;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Web.Wall;

/// <summary>
/// The pages: the wall, its set-up as a tab, and what is said about privacy and use. They hold words and no data, so
/// anybody may fetch them.
/// </summary>
internal sealed partial class WallPages(PageAssets assets, LanguageShelf languages, BotSettings settings)
{
    private readonly FrozenDictionary<string, string> templates = new[]
    {
        "wall",
        "configure",
        "privacy",
        "terms",
    }.ToFrozenDictionary(name => name, name => assets.Page(name + ".html"));

    /// <summary>Sends a page in the visitor's language and look.</summary>
    public async Task ShowAsync(HttpContext http, string page)
    {
        PageHeaders.Set(http);
        var language = PageLanguage.Of(http, languages);
        var look = Look(http.Request.Query["teamsTheme"].ToString());
        var html = Place()
            .Replace(templates[page], place => WebUtility.HtmlEncode(Fill(place.Groups[1].Value, language, look)));
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.ContentLanguage = language.Id;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }

    private string Fill(string place, Language language, string look) =>
        place.Split(':', 2) switch
        {
            ["asset", var name] => assets.Address(name),
            ["lang"] => language.Id,
            ["look"] => look,
            ["pledge"] => settings.Links.Pledge ?? "",
            ["access"] => settings.IsLocal ? "open" : "teams",
            ["retention"] => language.Content.Phrases.Plural("pages.privacy.kept", settings.Pledges.RetentionDays),
            ["campaign.name"] => language.Content.Campaign.Name,
            ["campaign.about"] => language.Content.Campaign.About,
            ["words"] => Words(language.Content.Phrases),
            _ => language.Content.Phrases[place],
        };

    /// <summary>Teams writes the name of its theme in the place <c>{theme}</c> of the tab's address.</summary>
    private static string Look(string theme) =>
        theme switch
        {
            "default" => "light",
            "dark" => "dark",
            "contrast" => "contrast",
            _ => "auto",
        };

    /// <summary>The wall's words for its script, by key without <c>wall.</c>.</summary>
    private static string Words(Phrases phrases)
    {
        const string group = "wall.";
        var words = phrases
            .All.Where(phrase => phrase.Key.StartsWith(group, StringComparison.Ordinal))
            .ToDictionary(phrase => phrase.Key[group.Length..], phrase => phrase.Value);
        return JsonSerializer.Serialize(words, WallJson.Default.DictionaryStringString);
    }

    [GeneratedRegex(@"\[\[([a-z0-9.:-]+)\]\]")]
    private static partial Regex Place();
}
