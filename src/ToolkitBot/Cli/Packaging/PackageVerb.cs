namespace ToolkitBot.Cli.Packaging;

/// <summary>The options of <c>package</c>.</summary>
/// <param name="Folder">The folder with the manifest, the icons and the language files.</param>
/// <param name="AppId">The app id of the Azure Bot, a GUID.</param>
/// <param name="Domain">The host name of the bot, without scheme.</param>
/// <param name="Organisation">Who publishes the app, as staff read it in Teams.</param>
/// <param name="Version">Version of the package, in three parts.</param>
/// <param name="OutFile">The zip file to write.</param>
/// <param name="ProjectFolder">Where to write a project of Microsoft 365 Agents Toolkit too; null for none.</param>
internal sealed record PackageOptions(
    string Folder,
    string AppId,
    string Domain,
    string Organisation,
    string Version,
    string OutFile,
    string? ProjectFolder = null
);

/// <summary>The verb <c>package</c>: builds the app package that an administrator uploads to Teams.</summary>
internal static class PackageVerb
{
    /// <summary>Prints what was built, or every reason why nothing was. Returns 0 or 1.</summary>
    public static int Run(PackageOptions options, TextWriter output)
    {
        var result = PackageBuilder.Build(options);
        foreach (var problem in result.Problems)
        {
            output.WriteLine(problem);
        }

        if (result.Problems.Count > 0)
        {
            output.WriteLine("No package was written; put this right and run it again.");
            return 1;
        }

        output.WriteLine(
            $"{Path.GetFullPath(options.OutFile)} is ready: version {result.Version} for {options.Domain}, holding {string.Join(", ", result.Files)}."
        );
        output.WriteLine("Upload it in the Teams admin centre under Teams apps, Manage apps, Upload new app.");
        if (options.ProjectFolder is { } folder)
        {
            output.WriteLine($"{Path.GetFullPath(folder)} is a project that Microsoft 365 Agents Toolkit opens.");
        }

        return 0;
    }
}
