using System.Security.Cryptography;
using System.Text;
using ToolkitBot.Texts;

namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// An immutable snapshot of a folder's files. Each file is read once, so that the texts, the fingerprints and the
/// learnt models all come from the same bytes.
/// </summary>
public sealed class ContentFiles
{
    private readonly SortedDictionary<string, ContentFile> files;
    private readonly string shownAs;

    private ContentFiles(
        SortedDictionary<string, ContentFile> files,
        string shownAs,
        IReadOnlyList<ContentProblem> problems
    )
    {
        this.files = files;
        this.shownAs = shownAs;
        Problems = problems;
    }

    /// <summary>A problem for each folder that could not be read: whatever is in it is missing here.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    /// <summary>Paths inside the folder, with forward slashes, in the same order on every machine.</summary>
    public IEnumerable<string> Names => files.Keys;

    /// <summary>Reads all files of a folder and its subfolders; none if the folder does not exist.</summary>
    /// <param name="folder">The folder on disk.</param>
    /// <param name="shownAs">Its path below the content folder, as shown in problems; empty for that folder.</param>
    /// <param name="pattern">A pattern for file names.</param>
    public static ContentFiles Read(string folder, string shownAs = "", string pattern = "*.yaml")
    {
        var files = new SortedDictionary<string, ContentFile>(StringComparer.Ordinal);
        var (paths, closed) = List(folder, pattern);
        foreach (var path in paths)
        {
            files.Add(Named(path), new(ReadBytes(path)));
        }

        return new(files, shownAs, [.. closed.Select(path => Closed(path == folder ? folder : Named(path)))]);

        string Named(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
    }

    /// <summary>
    /// Lists the files of a folder and its subfolders, and apart from them the folders that cannot be read; nothing if the
    /// folder does not exist.
    /// </summary>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> Closed) List(string folder, string pattern)
    {
        var files = new List<string>();
        var closed = new List<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var at))
        {
            try
            {
                files.AddRange(Directory.GetFiles(at, pattern));
                Array.ForEach(Directory.GetDirectories(at), open.Push);
            }
            catch (DirectoryNotFoundException)
            {
                // Not there, or taken away while its parent was listed.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                closed.Add(at);
            }
        }

        return (files, closed);
    }

    /// <summary>Returns whether the folder contains the file.</summary>
    public bool Has(string name) => files.ContainsKey(name);

    /// <summary>Returns the files of a subfolder.</summary>
    public ContentFiles In(string folder)
    {
        var inside = new SortedDictionary<string, ContentFile>(StringComparer.Ordinal);
        foreach (var (name, file) in files)
        {
            if (name.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                inside.Add(name[(folder.Length + 1)..], file);
            }
        }

        return new(inside, ShownAs(folder), []);
    }

    /// <summary>Returns a file's text.</summary>
    /// <exception cref="ContentException">The file is missing, cannot be read or is not UTF-8.</exception>
    public string Text(string name) =>
        files.TryGetValue(name, out var file)
            ? Text(file.Bytes, ShownAs(name))
            : throw new ContentException(new(ShownAs(name), 1, "this file is missing; put it back."));

    /// <summary>Reads the text of a file that stands anywhere.</summary>
    /// <param name="path">The file on disk.</param>
    /// <param name="shownAs">Its name as shown in problems.</param>
    /// <exception cref="ContentException">The file cannot be read or is not UTF-8.</exception>
    public static string ReadText(string path, string shownAs) => Text(ReadBytes(path), shownAs);

    /// <param name="bytes">The file; null if it could not be read.</param>
    /// <param name="shownAs">Its path as shown in problems.</param>
    internal static string Text(byte[]? bytes, string shownAs)
    {
        if (bytes is null)
        {
            throw new ContentException(
                new(shownAs, 1, "this file cannot be read; put it back or check who may read it.")
            );
        }

        return TextFile.TryRead(bytes, out var text, out var line)
            ? text
            : throw new ContentException(new(shownAs, line, TextFile.Problem));
    }

    /// <summary>Reads a YAML file.</summary>
    /// <exception cref="ContentException">The file is missing, cannot be read or is not YAML.</exception>
    public ContentNode Node(string name) => ContentNode.ReadText(Text(name), ShownAs(name));

    /// <summary>Returns a hash of exactly these files: 64 hexadecimal digits.</summary>
    /// <param name="version">The version of what is made from them; part of the hash.</param>
    /// <param name="belongs">Selects the files to include; null for all.</param>
    public string Fingerprint(string version, Func<string, bool>? belongs = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(version));
        foreach (var (name, file) in files)
        {
            if (belongs is null || belongs(name))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n"));
                hash.AppendData(file.Hash);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ContentProblem Closed(string folder) =>
        new(folder, 1, "this folder cannot be read; check who may read it, and every folder in it.");

    private string ShownAs(string name) => shownAs.Length == 0 ? name : $"{shownAs}/{name}";

    /// <param name="Bytes">Null if the file could not be read.</param>
    private sealed record ContentFile(byte[]? Bytes)
    {
        private byte[]? hash;

        public byte[] Hash => hash ??= SHA256.HashData(Bytes ?? []);
    }

    /// <summary>Returns the bytes of a file; null if it cannot be read.</summary>
    internal static byte[]? ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
