using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// Checks the version. Teams accepts an update only if its version is higher, so a package that replaces another of the
/// same app needs a higher one, unless it is identical.
/// </summary>
internal static partial class PackageVersion
{
    /// <summary>Returns the manifest's version, checked against that of the package to be replaced.</summary>
    public static string Check(
        JsonObject manifest,
        string outFile,
        IReadOnlyList<PackageFile> files,
        PackageProblems problems
    )
    {
        var field = new ManifestField(manifest, "", problems)["version"];
        var version = field.TextOrEmpty();
        if (!IsThreePart(version) || !Version.TryParse(version, out var now))
        {
            field.Problem($"'{version}' is not a version in three parts such as 1.0.0.");
            return version;
        }

        if (
            ReplacedManifest(outFile) is { } replaced
            && Text(replaced["id"]) == Text(manifest["id"])
            && Version.TryParse(Text(replaced["version"]), out var before)
            && now <= before
            && !PackageArchive.Holds(outFile, files)
        )
        {
            field.Problem(
                $"{version} is not higher than {before}, the version of the package in {outFile}; raise it, or Teams keeps the old one."
            );
        }

        return version;
    }

    public static bool IsThreePart(string text) => ThreePart().IsMatch(text);

    private static JsonObject? ReplacedManifest(string outFile)
    {
        if (!File.Exists(outFile))
        {
            return null;
        }

        try
        {
            using var zip = ZipFile.OpenRead(outFile);
            using var stream = zip.GetEntry(PackageArchive.ManifestFile)?.Open();
            return stream is null ? null : JsonNode.Parse(stream) as JsonObject;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            // The existing file is not a package, so there is no version to compare with.
            return null;
        }
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$")]
    private static partial Regex ThreePart();
}
