using System.Security.Cryptography;
using System.Text;

namespace ToolkitBot.Toolkit.Content;

/// <summary>A fingerprint of a content folder, so that what was learnt from it can be kept beside it.</summary>
public static class ContentHash
{
    /// <summary>The fingerprint: 64 hexadecimal digits that change when a content file or its name does.</summary>
    /// <param name="folder">The content folder, or one language of it.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, shownAs) in ContentFiles.Below(folder))
        {
            var bytes = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{shownAs}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>The YAML files of a folder.</summary>
internal static class ContentFiles
{
    /// <summary>Files below a folder with their path inside it, in the same order on every machine.</summary>
    public static IEnumerable<(string Path, string ShownAs)> Below(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Path: path, ShownAs: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.ShownAs, StringComparer.Ordinal);
}
