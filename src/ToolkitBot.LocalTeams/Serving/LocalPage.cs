using Microsoft.AspNetCore.Http;
using ToolkitBot.Pages;

namespace ToolkitBot.LocalTeams.Serving;

/// <summary>The bundled page and its files, with what they tell the browser to forbid.</summary>
internal sealed class LocalPage
{
    public const string AssetAddress = "/_local/assets/";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Files = ["page.js", "page.css"];
    private readonly PageAssets assets = new(typeof(LocalPage).Assembly, "page/", AssetAddress);
    private readonly string html;

    public LocalPage() =>
        html = Files.Aggregate(
            assets.Page("index.html"),
            (page, file) => page.Replace(AssetAddress + file, assets.Address(file), StringComparison.Ordinal)
        );

    public Task ShowAsync(HttpContext http)
    {
        Guard(http);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    public Task FileAsync(HttpContext http)
    {
        Guard(http);
        return assets.FileAsync(http);
    }

    private static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
