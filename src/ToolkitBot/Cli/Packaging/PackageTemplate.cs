using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Cli.Packaging;

/// <summary>The files of the package's folder, with placeholders such as <c>${{DOMAIN}}</c> filled in.</summary>
internal sealed partial class PackageTemplate(PackageOptions options)
{
    private static readonly string[] InEveryEnvironment = ["ORGANISATION"];

    private readonly (string Name, string Value)[] values =
    [
        ("APP_ID", options.AppId),
        ("DOMAIN", options.Domain),
        ("ORGANISATION", options.Organisation),
        ("VERSION", options.Version),
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public bool Has(string file) => File.Exists(Path.Combine(options.Folder, file));

    /// <summary>The values that differ between environments of one app, such as a test and the real one.</summary>
    public IEnumerable<(string Name, string Value)> OfAnEnvironment =>
        values.Where(value => !InEveryEnvironment.Contains(value.Name));

    /// <summary>Returns a file's bytes as they go into the package; only JSON has placeholders.</summary>
    public byte[] Filled(string file) => Filled(file, values);

    /// <summary>Returns a file's bytes with the placeholders of <see cref="OfAnEnvironment"/> left as they are.</summary>
    public byte[] FilledForEveryEnvironment(string file) => Filled(file, values.Except(OfAnEnvironment));

    private byte[] Filled(string file, IEnumerable<(string Name, string Value)> with)
    {
        var bytes = File.ReadAllBytes(Path.Combine(options.Folder, file));
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(Fill(Encoding.UTF8.GetString(bytes), with))
            : bytes;
    }

    /// <summary>Reads a JSON object of the package; on failure, adds the problem and returns null.</summary>
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

    private static string Fill(string text, IEnumerable<(string Name, string Value)> with) =>
        with.Aggregate(
            text,
            (filled, one) =>
                filled.Replace(Mark(one.Name), JsonEncodedText.Encode(one.Value).Value, StringComparison.Ordinal)
        );

    private static string Mark(string name) => $"${{{{{name}}}}}";

    private void RefuseLeftovers(JsonNode? node, string place, PackageProblems problems)
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
                        $"the placeholder {left.Value} is left over; known are {string.Join(", ", values.Select(value => Mark(value.Name)))}."
                    );
                }

                break;
        }
    }

    [GeneratedRegex(@"\$?\{\{.*?\}\}|\$\{[^}]*\}|<<.*?>>")]
    private static partial Regex Placeholder();
}
