using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// Teams takes an update only if its version is higher. So a package that replaces another of the same app
/// must have one, unless it is the same package once more.
/// </summary>
internal static partial class PackageVersion
{
    /// <summary>The manifest's version, checked against the package that stands at the place of the new one.</summary>
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
            // Whatever stands there is no package, so there is no version to be higher than.
            return null;
        }
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$")]
    private static partial Regex ThreePart();
}
