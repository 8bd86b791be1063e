using System.Diagnostics;
using System.IO.Compression;

namespace ToolkitBot.Tests.Packaging;

/// <summary>Holds the filled manifest against Microsoft's schema, by the npm package ajv.</summary>
public sealed class ManifestSchemaTests
{
    private static readonly NpmRoom Oracle = new(Repository.Of("tests", "ToolkitBot.Tests", "Packaging", "oracle"));

    [ManifestSchemaFact]
    public void The_built_manifest_is_valid_by_the_published_schema_and_a_spoilt_one_is_not()
    {
        Oracle.Install();
        using var folder = new PackageFolder();
        Assert.Empty(folder.Build().Problems);
        var filled = folder["filled.json"];
        using (var zip = ZipFile.OpenRead(folder.Out))
        {
            zip.GetEntry("manifest.json")!.ExtractToFile(filled);
        }

        Assert.Equal((0, ""), Validate(ManifestSchemaFactAttribute.Schema, filled));

        File.WriteAllText(filled, File.ReadAllText(filled).Replace("\"1.19\"", "\"one\"", StringComparison.Ordinal));
        var (code, said) = Validate(ManifestSchemaFactAttribute.Schema, filled);
        Assert.Equal(1, code);
        Assert.Contains("/manifestVersion", said, StringComparison.Ordinal);
    }

    private static (int Code, string Said) Validate(string schema, string manifest)
    {
        var start = new ProcessStartInfo("node", ["validate.js", schema, manifest])
        {
            WorkingDirectory = Oracle.Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Trim());
    }
}

/// <summary>Runs where the schema lies beside the repository and Node is there; is skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ManifestSchemaFactAttribute : FactAttribute
{
    public ManifestSchemaFactAttribute() =>
        Skip = File.Exists(Schema)
            ? NpmRoom.Unavailable
            : "The schema of the manifest does not lie beside the repository.";

    public static string Schema { get; } =
        Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "schemas", "teams-manifest-1.19.json"));
}
