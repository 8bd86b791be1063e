namespace ToolkitBot.Cli.Packaging;

/// <summary>The result of building a package.</summary>
/// <param name="Problems">Plain sentences, each naming its field or file; empty if the package was written.</param>
/// <param name="Version">The version in the manifest.</param>
/// <param name="Files">The names of the files in the package.</param>
internal sealed record PackageResult(IReadOnlyList<string> Problems, string Version, IReadOnlyList<string> Files)
{
    public static PackageResult Refused(IReadOnlyList<string> problems) => new(problems, "", []);
}

/// <summary>
/// Fills in the manifest, checks everything that Teams would reject later with less explanation, and writes the zip
/// atomically. Writes nothing if there is any problem.
/// </summary>
internal static class PackageBuilder
{
    public static PackageResult Build(PackageOptions options)
    {
        var inputs = PackageInputs.Problems(options);
        if (inputs.Count > 0)
        {
            return PackageResult.Refused(inputs);
        }

        var target = options.OutFile;
        try
        {
            var template = new PackageTemplate(options);
            var problems = new PackageProblems();
            var manifest = template.ReadJson(PackageArchive.ManifestFile, problems);
            if (manifest is null)
            {
                return PackageResult.Refused(problems.All);
            }

            ManifestRules.Check(new(manifest, "", problems), options.AppId, options.Domain);
            var icons = IconRules.Check(new(manifest, "", problems), template, problems);
            var languages = LanguageRules.Check(manifest, template, problems);
            if (problems.All.Count > 0)
            {
                return PackageResult.Refused(problems.All);
            }

            PackageFile[] files =
            [
                .. new[] { PackageArchive.ManifestFile }
                    .Concat(icons)
                    .Concat(languages)
                    .Select(name => new PackageFile(name, template.Filled(name))),
            ];
            var version = PackageVersion.Check(manifest, options.OutFile, files, problems);
            if (problems.All.Count > 0)
            {
                return PackageResult.Refused(problems.All);
            }

            string[] names = [.. files.Select(file => file.Name)];
            if (options.ProjectFolder is { } project)
            {
                // First, so that no package lies there where this is refused.
                target = project;
                AgentsToolkitProject.Write(template, names, options);
            }

            target = options.OutFile;
            PackageArchive.Write(options.OutFile, files);
            return new([], version, names);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PackageResult.Refused([
                $"{target}: the package cannot be written there ({e.Message.TrimEnd('.')}).",
            ]);
        }
    }
}
