using System.IO.Compression;

namespace ToolkitBot.Cli.Packaging;

/// <summary>A file of the package.</summary>
internal sealed record PackageFile(string Name, byte[] Bytes);

/// <summary>Writes the zip: all files in its root, and the same bytes for the same files.</summary>
internal static class PackageArchive
{
    public const string ManifestFile = "manifest.json";

    /// <summary>The earliest time that a zip can hold; with the real time, no two packages would be the same.</summary>
    private static readonly DateTimeOffset TimeStamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes to a temporary file and then moves it, so that a partial package is never found.</summary>
    public static void Write(string outFile, IReadOnlyList<PackageFile> files)
    {
        var target = Path.GetFullPath(outFile);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = target + "." + Path.GetRandomFileName();
        try
        {
            using (var zip = ZipFile.Open(unfinished, ZipArchiveMode.Create))
            {
                foreach (var (name, bytes) in files)
                {
                    var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                    entry.LastWriteTime = TimeStamp;
                    using var stream = entry.Open();
                    stream.Write(bytes);
                }
            }

            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Returns whether a package holds exactly these files.</summary>
    public static bool Holds(string package, IReadOnlyList<PackageFile> files)
    {
        using var zip = ZipFile.OpenRead(package);
        return zip.Entries.Count == files.Count
            && files.All(file =>
            {
                using var stream = zip.GetEntry(file.Name)?.Open();
                if (stream is null)
                {
                    return false;
                }

                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).SequenceEqual(file.Bytes);
            });
    }
}
