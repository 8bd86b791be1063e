using System.Text.Json.Nodes;

namespace ToolkitBot.Cli.Packaging;

/// <summary>A field of the manifest that knows its path, so that problems can name it.</summary>
internal sealed class ManifestField(JsonNode? node, string path, PackageProblems problems)
{
    public string Path => path;

    public bool IsThere => node is not null;

    public ManifestField this[string name] =>
        new((node as JsonObject)?[name], path.Length == 0 ? name : $"{path}.{name}", problems);

    public void Problem(string sentence) => problems.Add($"manifest.json, {path}", sentence);

    /// <summary>Returns the text, empty if missing; reports one that is missing or too long.</summary>
    public string Text(int longest)
    {
        var text = TextOrEmpty();
        if (text.Length == 0)
        {
            Problem("this is missing or empty; it needs a text.");
        }
        else if (text.Length > longest)
        {
            Problem($"this is {text.Length} characters long; at most {longest} are allowed.");
        }

        return text;
    }

    public string TextOrEmpty() => node is JsonValue value && value.TryGetValue(out string? text) ? text.Trim() : "";

    public bool Flag() => node is JsonValue value && value.TryGetValue(out bool flag) && flag;

    /// <summary>Returns the entries, none if missing; reports too few or too many.</summary>
    public IReadOnlyList<ManifestField> Items(int fewest, int most)
    {
        var list = node as JsonArray;
        var count = list?.Count ?? 0;
        if (count < fewest || count > most)
        {
            Problem(
                fewest == most
                    ? $"this has {count} entries; it must have exactly {most}."
                    : $"this has {count} entries; it must have {fewest} to {most}."
            );
        }

        return [.. Enumerable.Range(0, count).Select(i => new ManifestField(list![i], $"{path}[{i}]", problems))];
    }

    /// <summary>Returns a list of words; reports any that is not allowed or appears twice.</summary>
    public IReadOnlyList<string> Words(params string[] allowed)
    {
        var words = Items(1, allowed.Length).Select(item => item.TextOrEmpty()).ToList();
        foreach (var word in words.Where(word => !allowed.Contains(word)))
        {
            Problem($"'{word}' is not known here; known are {string.Join(", ", allowed)}.");
        }

        if (words.Distinct().Count() < words.Count)
        {
            Problem("one entry stands here twice; leave it once.");
        }

        return words;
    }

    /// <summary>Returns every text below this field, with its name.</summary>
    public IEnumerable<(string Name, ManifestField Field)> Texts()
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    var field = this[name];
                    if (value is JsonValue && field.TextOrEmpty().Length > 0)
                    {
                        yield return (name, field);
                    }

                    foreach (var below in field.Texts())
                    {
                        yield return below;
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    foreach (var below in new ManifestField(list[i], $"{path}[{i}]", problems).Texts())
                    {
                        yield return below;
                    }
                }

                break;
        }
    }
}
