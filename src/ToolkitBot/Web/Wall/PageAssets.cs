using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ToolkitBot.Web.Wall;

/// <summary>
/// The bundled pages, from the assembly. Scripts and styles carry their hash in the address, are kept by browsers for a
/// year, and are compressed once, at start.
/// </summary>
internal sealed class PageAssets
{
    private static readonly Assembly Own = typeof(PageAssets).Assembly;
    private const string Folder = "web-pages/";
    private readonly Dictionary<string, Asset> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    public PageAssets()
    {
        foreach (var resource in Own.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal))
            {
                continue;
            }

            var name = resource[Folder.Length..];
            if (Type(name) is { } type)
            {
                var bytes = Read(name);
                var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
                var hashed = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
                files[hashed] = new Asset(type, bytes, Compressed(bytes));
                addresses[name] = $"/wall/assets/{hashed}";
            }
        }
    }

    /// <summary>The address of a script or style.</summary>
    public string Address(string name) =>
        addresses.GetValueOrDefault(name)
        ?? throw new InvalidOperationException(
            $"The wall's pages are not in this build: {name} is missing. Build src/ToolkitBot again."
        );

    /// <summary>A page as it was bundled, with its places still to fill.</summary>
    public static string Page(string name) => Encoding.UTF8.GetString(Read(name));

    /// <summary><c>GET /wall/assets/{file}</c></summary>
    public async Task FileAsync(HttpContext http)
    {
        PageHeaders.Set(http);
        if (!files.TryGetValue(http.Request.RouteValues["file"] as string ?? "", out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.ContentType = file.Type;
        if (brotli)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        var bytes = brotli ? file.Brotli : file.Plain;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static string? Type(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };

    private static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Read(string name)
    {
        using var stream =
            Own.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException(
                $"The wall's pages are not in this build: {name} is missing. Build src/ToolkitBot again."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Asset(string Type, byte[] Plain, byte[] Brotli);
}
