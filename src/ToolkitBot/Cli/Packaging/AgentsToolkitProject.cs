namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// Writes the app as a folder that Microsoft 365 Agents Toolkit opens: its project file, the manifest with its icons
/// and languages, and an environment with the values that may differ between environments.
/// </summary>
internal static class AgentsToolkitProject
{
    private const string ProjectFile = "m365agents.yml";
    private const string Environment = "production";

    public static string EnvironmentFile { get; } = Path.Combine("env", $".env.{Environment}");

    /// <param name="template">The files of the app.</param>
    /// <param name="files">The names of those that go into the package.</param>
    /// <param name="options">Where to write, and the id of the app in Teams.</param>
    public static void Write(PackageTemplate template, IEnumerable<string> files, PackageOptions options)
    {
        var folder = options.ProjectFolder!;
        var app = Directory.CreateDirectory(Path.Combine(folder, "appPackage")).FullName;
        foreach (var file in files)
        {
            File.WriteAllBytes(Path.Combine(app, file), template.FilledForEveryEnvironment(file));
        }

        File.Copy(Path.Combine(options.Folder, ProjectFile), Path.Combine(folder, ProjectFile), overwrite: true);
        WriteEnvironment(
            Path.Combine(folder, EnvironmentFile),
            [("TEAMSFX_ENV", Environment), ("TEAMS_APP_ID", options.AppId), .. template.OfAnEnvironment]
        );
    }

    /// <summary>Keeps what the toolkit itself has written into the file.</summary>
    private static void WriteEnvironment(string file, (string Name, string Value)[] values)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var ours = values.Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var kept = File.Exists(file) ? File.ReadAllLines(file).Where(line => !ours.Contains(line.Split('=')[0])) : [];
        File.WriteAllLines(file, [.. values.Select(value => $"{value.Name}={value.Value}"), .. kept]);
    }
}
