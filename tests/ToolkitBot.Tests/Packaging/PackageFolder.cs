using System.Text.Json.Nodes;
using ToolkitBot.Cli.Packaging;
using ToolkitBot.Tests.Platforms;

namespace ToolkitBot.Tests.Packaging;

/// <summary>A copy of the project's own package folder, to be spoilt by a test and built.</summary>
internal sealed class PackageFolder : IDisposable
{
    public const string AppId = "33333333-3333-3333-3333-333333333333";
    public const string Domain = "toolkit.example.org";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public PackageFolder()
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "appPackage")))
        {
            File.Copy(file, this[System.IO.Path.GetFileName(file)]);
        }
    }

    public string Path => folder.FullName;

    public string Out => this["built.zip"];

    public string this[string file] => System.IO.Path.Combine(folder.FullName, file);

    public PackageResult Build(
        string appId = AppId,
        string domain = Domain,
        string organisation = "Sample Trust",
        string version = "1.0.0"
    ) => PackageBuilder.Build(new(Path, appId, domain, organisation, version, Out));

    /// <summary>Adds a second language with a text for every text of the manifest.</summary>
    public PackageFolder WithWelsh()
    {
        File.Copy(Repository.Of("tests", "ToolkitBot.Tests", "Packaging", "cy.json"), this["cy.json"]);
        return WithManifest(manifest =>
            manifest["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = "en",
                ["additionalLanguages"] = new JsonArray(
                    new JsonObject { ["languageTag"] = "cy", ["file"] = "cy.json" }
                ),
            }
        );
    }

    public PackageFolder With(string file, string from, string to)
    {
        var text = File.ReadAllText(this[file]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(this[file], text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    public PackageFolder WithManifest(Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(this["manifest.json"]))!;
        change(manifest);
        File.WriteAllText(this["manifest.json"], manifest.ToJsonString());
        return this;
    }

    public PackageFolder WithFile(string file, byte[] bytes)
    {
        File.WriteAllBytes(this[file], bytes);
        return this;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
