using System.Text.Json.Nodes;

namespace ToolkitBot.Cli.Packaging;

/// <summary>
/// Checks that every visible text of the manifest exists in each additional language, within the same limits. The keys
/// of a language file are the paths of the texts in the manifest.
/// </summary>
internal static class LanguageRules
{
    /// <summary>Returns the names of the language files that belong in the package.</summary>
    public static IReadOnlyList<string> Check(JsonObject manifest, PackageTemplate template, PackageProblems problems)
    {
        var root = new ManifestField(manifest, "", problems);
        var info = root["localizationInfo"];
        if (!info.IsThere)
        {
            return [];
        }

        info["defaultLanguageTag"].Text(16);
        var files = new List<string>();
        var limits = Limits(root).ToDictionary();
        foreach (var language in info["additionalLanguages"].Items(0, 100))
        {
            language["languageTag"].Text(16);
            var file = language["file"].Text(2048);
            if (file != Path.GetFileName(file))
            {
                language["file"].Problem("this must be a file's name without a folder.");
            }
            else if (file.Length > 0 && template.ReadJson(file, problems) is { } texts)
            {
                CheckFile(file, texts, limits, problems);
                files.Add(file);
            }
        }

        return files;
    }

    private static void CheckFile(
        string file,
        JsonObject texts,
        Dictionary<string, int> limits,
        PackageProblems problems
    )
    {
        foreach (var (key, longest) in limits)
        {
            var text = texts[key] is JsonValue value && value.TryGetValue(out string? found) ? found.Trim() : "";
            if (text.Length == 0)
            {
                problems.Add($"{file}, {key}", "this text is missing; add it in this language.");
            }
            else if (text.Length > longest)
            {
                problems.Add(
                    $"{file}, {key}",
                    $"this is {text.Length} characters long; at most {longest} are allowed."
                );
            }
        }

        foreach (var (key, _) in texts.Where(t => t.Key != "$schema" && !limits.ContainsKey(t.Key)))
        {
            problems.Add($"{file}, {key}", "the manifest has no such text; correct the key or remove it.");
        }
    }

    /// <summary>Returns the visible texts by path, with the most characters that each may have.</summary>
    private static IEnumerable<KeyValuePair<string, int>> Limits(ManifestField root)
    {
        yield return new("name.short", 30);
        yield return new("name.full", 100);
        yield return new("description.short", 80);
        yield return new("description.full", 4000);
        foreach (var (name, field) in root.Texts())
        {
            if (LongestIn(field.Path, name) is { } longest)
            {
                yield return new(field.Path, longest);
            }
        }
    }

    private static int? LongestIn(string path, string name) =>
        path switch
        {
            _ when path.StartsWith("staticTabs[", StringComparison.Ordinal) && name == "name" => 128,
            _ when !path.StartsWith("bots[", StringComparison.Ordinal)
                    && !path.StartsWith("composeExtensions[", StringComparison.Ordinal) => null,
            _ when name == "title" => CommandRules.LongestTitle,
            _ when name == "description" => CommandRules.LongestDescription,
            _ => null,
        };
}
