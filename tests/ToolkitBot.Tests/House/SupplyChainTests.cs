using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ToolkitBot.Tests.House;

/// <summary>What is restored stands in lock files that agree with the versions asked for, and no package runs a script.</summary>
public sealed partial class SupplyChainTests
{
    [Fact]
    public void Every_project_has_a_lock_file_with_the_versions_asked_for()
    {
        var asked = XDocument
            .Load(Repository.Of("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(
                package => (string)package.Attribute("Include")!,
                package => (string)package.Attribute("Version")!
            );
        Assert.All(asked, package => Assert.Matches(ExactVersion(), package.Value));
        var projects = Files("*.csproj").ToList();
        Assert.True(projects.Count > 8);
        var locked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in projects)
        {
            var file = Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json");
            Assert.True(File.Exists(file), file);
            foreach (var (_, packages) in JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject())
            {
                foreach (var (name, package) in packages!.AsObject().Where(p => (string?)p.Value!["type"] != "Project"))
                {
                    Assert.True(package!["contentHash"] is not null, $"{file}: {name} has no hash.");
                    if (asked.TryGetValue(name, out var version))
                    {
                        locked.Add(name);
                        Assert.Equal((file, name, version), (file, name, (string?)package["resolved"]));
                    }
                }
            }
        }

        Assert.Empty(asked.Keys.Except(locked, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_npm_package_is_pinned_and_locked_with_a_hash()
    {
        var folders = Files("package.json").Select(file => Path.GetDirectoryName(file)!).ToList();
        Assert.True(folders.Count > 3);
        foreach (var folder in folders)
        {
            var own = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "package.json")))!;
            var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json")))!["packages"]!;
            foreach (var kind in new[] { "dependencies", "devDependencies" })
            {
                Assert.Equal(own[kind]?.ToJsonString(), locked[""]![kind]?.ToJsonString());
                foreach (var (name, version) in own[kind]?.AsObject() ?? [])
                {
                    Assert.Matches(ExactVersion(), (string)version!);
                    Assert.Equal((string?)version, (string?)locked[$"node_modules/{name}"]!["version"]);
                }
            }

            foreach (var (place, package) in locked.AsObject().Where(p => p.Key.Length > 0))
            {
                Assert.True(package!["integrity"] is not null, $"{folder}: {place} has no hash.");
            }
        }
    }

    [Fact]
    public void Packages_run_no_script_and_the_checks_restore_in_locked_mode()
    {
        var installs = Files("*.cs")
            .Concat(Files("*.mjs"))
            .Concat(Files("*.csproj"))
            .Append(Repository.Of(".ci", "run"))
            .Append(Repository.Of(".ci", "sbom"))
            .Where(file => Path.GetFileName(file) != $"{nameof(SupplyChainTests)}.cs")
            .SelectMany(File.ReadLines)
            .Where(line => Install().IsMatch(line))
            .ToList();
        Assert.True(installs.Count >= 2, string.Join('\n', installs));
        Assert.All(installs, line => Assert.Contains("--ignore-scripts", line, StringComparison.Ordinal));

        var restores = File.ReadLines(Repository.Of(".ci", "run"))
            .Where(line => line.Contains("dotnet restore"))
            .ToList();
        Assert.All(restores, line => Assert.Contains("--locked-mode", line, StringComparison.Ordinal));
        Assert.NotEmpty(restores);
    }

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Of(folder), pattern, SearchOption.AllDirectories))
            .Where(file => !Made().IsMatch(file));

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex ExactVersion();

    // "npm ci" in a script, or "ci" as the first argument of a call.
    [GeneratedRegex("npm (?:ci|install)\\b|[\"\\[(, ]\"ci\",")]
    private static partial Regex Install();

    [GeneratedRegex(@"[\\/](obj|bin|node_modules|dist|artifacts|StrykerOutput)[\\/]")]
    private static partial Regex Made();
}
