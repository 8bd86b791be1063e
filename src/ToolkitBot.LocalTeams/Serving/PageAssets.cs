using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ToolkitBot.LocalTeams.Serving;

/// <summary>The bundled page from the assembly; script and style carry their hash in the address and are kept for a year.</summary>
internal sealed class PageAssets
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly Dictionary<string, (string Type, byte[] Bytes)> files = [];
    private readonly byte[] page;

    public PageAssets()
    {
        var html = Encoding.UTF8.GetString(Read("index.html"));
        html = Add(html, "page.js", "text/javascript; charset=utf-8");
        html = Add(html, "page.css", "text/css; charset=utf-8");
        page = Encoding.UTF8.GetBytes(html);
    }

    public async Task PageAsync(HttpContext context)
    {
        Guard(context);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    public async Task FileAsync(HttpContext context)
    {
        Guard(context);
        var name = context.Request.RouteValues["file"] as string ?? "";
        if (!files.TryGetValue(name, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.ContentType = file.Type;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private string Add(string html, string name, string type)
    {
        var bytes = Read(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        var hashed = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        files[hashed] = (type, bytes);
        return html.Replace($"/_local/assets/{name}", $"/_local/assets/{hashed}", StringComparison.Ordinal);
    }

    private static byte[] Read(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException(
                $"The local page is not in this build: {name} is missing. Build src/ToolkitBot.LocalTeams again."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
