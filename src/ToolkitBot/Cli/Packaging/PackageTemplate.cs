using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Cli.Packaging;

/// <summary>The files of the package's folder, with <c>${{APP_ID}}</c> and <c>${{DOMAIN}}</c> filled in.</summary>
internal sealed partial class PackageTemplate(string folder, string appId, string domain)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public bool Has(string file) => File.Exists(Path.Combine(folder, file));

    /// <summary>The bytes of a file as they go into the package; only JSON holds placeholders.</summary>
    public byte[] Filled(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file));
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(Fill(Encoding.UTF8.GetString(bytes)))
            : bytes;
    }

    /// <summary>A JSON object of the package; null, with the problem added, where there is none.</summary>
    public JsonObject? ReadJson(string file, PackageProblems problems)
    {
        if (!Has(file))
        {
            problems.Add(file, "this file is missing from the package's folder; put it there.");
            return null;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Filled(file)).TrimStart('\ufeff');
            if (JsonNode.Parse(text, documentOptions: Strict) is not JsonObject json)
            {
                problems.Add(file, "this file must hold one object, between { and }.");
                return null;
            }

            RefuseLeftovers(json, file, problems);
            return json;
        }
        catch (JsonException e)
        {
            problems.Add(
                $"{file}, line {e.LineNumber + 1}",
                "this cannot be read as JSON; look for a missing comma or quotation mark, or a name given twice."
            );
            return null;
        }
    }

    private string Fill(string text) =>
        text.Replace("${{APP_ID}}", appId, StringComparison.Ordinal)
            .Replace("${{DOMAIN}}", domain, StringComparison.Ordinal);

    private static void RefuseLeftovers(JsonNode? node, string place, PackageProblems problems)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    RefuseLeftovers(value, $"{place}, {name}", problems);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    RefuseLeftovers(list[i], $"{place}[{i}]", problems);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text):
                if (Placeholder().Match(text) is { Success: true } left)
                {
                    problems.Add(
                        place,
                        $"the placeholder {left.Value} is left over; known are ${{{{APP_ID}}}} and ${{{{DOMAIN}}}}."
                    );
                }

                break;
        }
    }

    [GeneratedRegex(@"\$?\{\{.*?\}\}|\$\{[^}]*\}|<<.*?>>")]
    private static partial Regex Placeholder();
}
