using System.Diagnostics;
using System.IO.Compression;
using ToolkitBot.Tests.Platforms;

namespace ToolkitBot.Tests.Packaging;

/// <summary>Holds the filled manifest against Microsoft's schema, by the npm package ajv.</summary>
public sealed class ManifestSchemaTests
{
    private static readonly string Oracle = Path.Combine(
        PlatformFiles.Root,
        "tests",
        "ToolkitBot.Tests",
        "Packaging",
        "oracle"
    );

    [ManifestSchemaFact]
    public void The_built_manifest_is_valid_by_the_published_schema_and_a_spoilt_one_is_not()
    {
        if (!Directory.Exists(Path.Combine(Oracle, "node_modules", "ajv-draft-04")))
        {
            Assert.Equal((0, ""), Run("npm", "install", "--no-package-lock", "--silent"));
        }

        using var folder = new PackageFolder();
        Assert.Empty(folder.Build().Problems);
        var filled = folder["filled.json"];
        using (var zip = ZipFile.OpenRead(folder.Out))
        {
            zip.GetEntry("manifest.json")!.ExtractToFile(filled);
        }

        Assert.Equal((0, ""), Run("node", "validate.js", ManifestSchemaFactAttribute.Schema, filled));

        File.WriteAllText(filled, File.ReadAllText(filled).Replace("\"1.19\"", "\"one\"", StringComparison.Ordinal));
        var (code, said) = Run("node", "validate.js", ManifestSchemaFactAttribute.Schema, filled);
        Assert.Equal(1, code);
        Assert.Contains("/manifestVersion", said, StringComparison.Ordinal);
    }

    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Oracle,
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
    public ManifestSchemaFactAttribute()
    {
        if (!File.Exists(Schema))
        {
            Skip = "The schema of the manifest does not lie beside the repository.";
        }
        else if (!IsInstalled("node") || !IsInstalled("npm"))
        {
            Skip = "Node with npm is not installed.";
        }
    }

    public static string Schema { get; } =
        Path.GetFullPath(Path.Combine(PlatformFiles.Root, "..", "shared", "schemas", "teams-manifest-1.19.json"));

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
