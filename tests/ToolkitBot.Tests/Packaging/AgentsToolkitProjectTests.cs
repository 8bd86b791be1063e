using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.Cli.Packaging;
using YamlDotNet.Serialization;

namespace ToolkitBot.Tests.Packaging;

/// <summary>What Microsoft 365 Agents Toolkit would fill in is what the package holds.</summary>
public sealed partial class AgentsToolkitProjectTests : IDisposable
{
    private readonly PackageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_project_filled_with_its_environment_is_the_package()
    {
        var project = Build("Sample \"North\" Trust");
        var environment = Environment(project);
        var manifest = File.ReadAllText(Path.Combine(project, "appPackage", "manifest.json"));
        Assert.Contains("${{DOMAIN}}", manifest, StringComparison.Ordinal);
        var filled = Placeholder().Replace(manifest, match => environment[match.Groups["name"].Value]);
        using var zip = System.IO.Compression.ZipFile.OpenRead(folder.Out);
        using var packed = zip.GetEntry("manifest.json")!.Open();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(packed), JsonNode.Parse(filled)));
        Assert.All(
            zip.Entries,
            entry => Assert.True(File.Exists(Path.Combine(project, "appPackage", entry.FullName)), entry.FullName)
        );
    }

    [Fact]
    public void Every_step_finds_the_files_and_values_that_it_names()
    {
        var project = Build("Sample Trust");
        var environment = Environment(project);
        var text = File.ReadAllText(Path.Combine(project, "m365agents.yml"));
        Assert.All(Placeholder().Matches(text), match => Assert.Contains(match.Groups["name"].Value, environment));

        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        Assert.True(Directory.Exists(Path.Combine(project, (string)file["environmentFolderPath"])));
        foreach (var stage in new[] { "provision", "publish" })
        {
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var step in ((List<object>)file[stage]).Cast<Dictionary<object, object>>())
            {
                var with = ((Dictionary<object, object>)step["with"]).ToDictionary(
                    one => (string)one.Key,
                    one => (string)one.Value,
                    StringComparer.Ordinal
                );
                if (with.TryGetValue("manifestPath", out var source))
                {
                    Assert.True(File.Exists(Path.Combine(project, source)), source);
                    made.Add(with["outputZipPath"]);
                }

                if (with.TryGetValue("appPackagePath", out var package))
                {
                    Assert.Contains(package, made);
                }
            }
        }
    }

    [Fact]
    public void What_the_toolkit_has_noted_is_kept()
    {
        var project = Build("Sample Trust");
        var file = Path.Combine(project, AgentsToolkitProject.EnvironmentFile);
        File.AppendAllText(file, "TEAMS_APP_TENANT_ID=sample\n");
        Build("Sample Trust", "1.1.0");
        var environment = Environment(project);
        Assert.Equal("sample", environment["TEAMS_APP_TENANT_ID"]);
        Assert.Equal("1.1.0", environment["VERSION"]);
        Assert.Equal(PackageFolder.AppId, environment["TEAMS_APP_ID"]);
    }

    [Fact]
    public void Where_the_project_cannot_be_written_there_is_no_package_either()
    {
        var taken = folder["taken"];
        File.WriteAllText(taken, "a file where the folder should be");
        var result = PackageBuilder.Build(
            new(folder.Path, PackageFolder.AppId, PackageFolder.Domain, "Sample Trust", "1.0.0", folder.Out, taken)
        );
        Assert.Single(result.Problems);
        Assert.False(File.Exists(folder.Out));
    }

    private string Build(string organisation, string version = "1.0.0")
    {
        var project = folder["project"];
        var result = PackageBuilder.Build(
            new(folder.Path, PackageFolder.AppId, PackageFolder.Domain, organisation, version, folder.Out, project)
        );
        Assert.Empty(result.Problems);
        return project;
    }

    /// <summary>Each name once: <c>ToDictionary</c> refuses a second.</summary>
    private static Dictionary<string, string> Environment(string project) =>
        File.ReadAllLines(Path.Combine(project, AgentsToolkitProject.EnvironmentFile))
            .Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [GeneratedRegex(@"\$\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}
