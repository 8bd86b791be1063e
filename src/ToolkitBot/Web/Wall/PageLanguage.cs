using ToolkitBot.Languages;

namespace ToolkitBot.Web.Wall;

/// <summary>The language of a page: <c>?lang=</c>, else the browser's first that the content has, else English.</summary>
internal static class PageLanguage
{
    public static Language Of(HttpContext http, LanguageShelf languages)
    {
        var chosen = http.Request.Query["lang"].ToString();
        if (chosen.Length > 0)
        {
            return languages.For(chosen);
        }

        var wished = http
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.ToString().Split('-')[0])
            .FirstOrDefault(wish =>
                languages.All.Any(pack => string.Equals(pack.Id, wish, StringComparison.OrdinalIgnoreCase))
            );
        return languages.For(wished);
    }
}
