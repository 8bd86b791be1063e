using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ToolkitBot.Pages;

/// <summary>
/// The bundled pages of an assembly, compiled into each that has some. Scripts, styles and pictures carry their hash in
/// the address, are kept by browsers for a year, and are compressed once, when first asked for.
/// </summary>
/// <param name="owner">The assembly whose resources they are.</param>
/// <param name="folder">What their resource names begin with, <c>page/</c>.</param>
/// <param name="address">Where the files are served, <c>/_local/assets/</c>.</param>
internal sealed class PageAssets(Assembly owner, string folder, string address)
{
    private readonly Dictionary<string, Asset> files = owner
        .GetManifestResourceNames()
        .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
        .Select(resource => resource[folder.Length..])
        .Where(name => TypeOf(name) is not null)
        .Select(name => Asset.Of(name, Read(owner, folder, name)))
        .ToDictionary(file => file.HashedName, StringComparer.Ordinal);

    /// <summary>The address of a script, style or picture.</summary>
    public string Address(string name) =>
        files.Values.FirstOrDefault(file => file.Name == name) is { } file
            ? address + file.HashedName
            : throw Missing(owner, name);

    /// <summary>A page as it was bundled, with its places still to fill.</summary>
    public string Page(string name) => Encoding.UTF8.GetString(Read(owner, folder, name));

    /// <summary>Answers with the file that the route value <c>file</c> names.</summary>
    public async Task FileAsync(HttpContext http)
    {
        if (!files.TryGetValue(http.Request.RouteValues["file"] as string ?? "", out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.ContentType = TypeOf(file.Name);
        if (brotli)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        var bytes = brotli ? file.Brotli.Value : file.Plain;
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>The content type of what has an address of its own; a page has none.</summary>
    private static string? TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };

    private static byte[] Read(Assembly owner, string folder, string name)
    {
        using var stream = owner.GetManifestResourceStream(folder + name) ?? throw Missing(owner, name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static InvalidOperationException Missing(Assembly owner, string name)
    {
        var project = owner.GetName().Name;
        return new($"The pages of {project} are not in this build: {name} is missing. Build src/{project} again.");
    }

    private sealed record Asset(string Name, string HashedName, byte[] Plain, Lazy<byte[]> Brotli)
    {
        public static Asset Of(string name, byte[] bytes)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
            var hashed = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
            return new(name, hashed, bytes, new(() => Compressed(bytes)));
        }

        private static byte[] Compressed(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            {
                brotli.Write(bytes);
            }

            return packed.ToArray();
        }
    }
}
