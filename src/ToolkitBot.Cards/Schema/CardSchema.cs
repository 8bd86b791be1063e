using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Schema;

/// <summary>
/// Holds the file of a card against what Adaptive Cards know, and its verbs against those that are answered. What an
/// expression computes is not judged.
/// </summary>
public sealed class CardSchema
{
    private const string Card = "AdaptiveCard";

    private readonly IReadOnlyCollection<string> verbs;
    private readonly IReadOnlyDictionary<string, int> lines;
    private readonly List<CardFault> faults = [];

    private CardSchema(IReadOnlyCollection<string> verbs, IReadOnlyDictionary<string, int> lines) =>
        (this.verbs, this.lines) = (verbs, lines);

    /// <summary>Finds all faults of a card.</summary>
    /// <param name="json">A template that compiles.</param>
    /// <param name="verbs">The verbs that are answered.</param>
    public static IReadOnlyList<CardFault> Check(string json, IReadOnlyCollection<string> verbs)
    {
        var check = new CardSchema(verbs, JsonLines.Of(json));
        check.Value(JsonNode.Parse(json), Card, "");
        return check.faults;
    }

    private void Value(JsonNode? node, string kinds, string path)
    {
        if (IsComputed(node))
        {
            return;
        }

        foreach (var kind in kinds.Split('/'))
        {
            switch (node)
            {
                case JsonArray items when kind.EndsWith("[]", StringComparison.Ordinal):
                    for (var i = 0; i < items.Count; i++)
                    {
                        Value(items[i], kinds.Replace("[]", "", StringComparison.Ordinal), $"{path}[{i}]");
                    }

                    return;
                case JsonObject element when IsElement(kind):
                    Element(element, kind, path);
                    return;
                case var other when Fits(other, kind):
                    return;
            }
        }

        Tell(path, $"this must be {Said(kinds)}.");
    }

    private void Element(JsonObject element, string kind, string path)
    {
        if (IsComputed(element["type"]))
        {
            return;
        }

        var name = element["type"] is JsonValue said && said.TryGetValue<string>(out var text) ? text : null;
        if (name is null && ElementTable.Find(kind) is null || element["type"] is not null && name is null)
        {
            Tell(path, $"this needs a 'type' that says what it is, such as {ElementTable.Of(kind).First()}.");
            return;
        }

        if (ElementTable.Find(name ?? kind) is not { } type || !type.Is(kind))
        {
            Tell(At(path, "type"), $"'{name}' cannot stand here; {Nearest.Advice(name!, [.. ElementTable.Of(kind)])}");
            return;
        }

        foreach (var (member, value) in element)
        {
            if (type.Members.TryGetValue(member, out var kinds))
            {
                Value(value, kinds, At(path, member));
            }
            else if (member is not ("type" or "$data" or "$when"))
            {
                Tell(
                    At(path, member),
                    $"'{member}' is no member of {type.Name}; {Nearest.Advice(member, [.. type.Members.Keys])}"
                );
            }
        }

        foreach (var member in type.Required.Where(member => !element.ContainsKey(member)))
        {
            Tell(path, $"'{member}' is missing in this {type.Name}; add it.");
        }

        if (type.Name is "Action.Execute" or "Action.Submit")
        {
            Verb(element["verb"], At(path, "verb"));
            Verb((element["data"] as JsonObject)?["verb"], At(path, "data.verb"));
        }
    }

    private void Verb(JsonNode? node, string path)
    {
        if (Text(node) is { } verb && !IsComputed(node) && !verbs.Contains(verb))
        {
            Tell(path, $"nothing answers the verb '{verb}'; {Nearest.Advice(verb, verbs)}");
        }
    }

    private void Tell(string path, string problem) =>
        faults.Add(new(lines.GetValueOrDefault(path, 1), path.Length == 0 ? problem : $"in {path}, {problem}"));

    private static bool Fits(JsonNode? node, string kind) =>
        (kind, node?.GetValueKind()) switch
        {
            ("any", _) => true,
            ("text", JsonValueKind.String) => true,
            ("flag", JsonValueKind.True or JsonValueKind.False) => true,
            ("number", JsonValueKind.Number) => true,
            ("address", JsonValueKind.String) => IsAddress(Text(node)!),
            (_, JsonValueKind.String) => kind.Split('|').Contains(Text(node), StringComparer.OrdinalIgnoreCase),
            _ => false,
        };

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "tel" or "sms" or "mailto" or "data" or "msteams";

    private static bool IsElement(string kind) => char.IsAsciiLetterUpper(kind[0]);

    private static bool IsComputed(JsonNode? node) => Text(node)?.Contains("${", StringComparison.Ordinal) ?? false;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string At(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    private static string Said(string kinds) =>
        string.Join(
            " or ",
            kinds
                .Split('/')
                .Select(kind =>
                    kind switch
                    {
                        "text" => "text",
                        "flag" => "true or false, without quotation marks",
                        "number" => "a number, without quotation marks",
                        "address" => "an address that begins with https:, tel:, sms: or mailto:",
                        _ when kind.EndsWith("[]", StringComparison.Ordinal) => "a list in square brackets",
                        _ when IsElement(kind) => "an object in braces",
                        _ => $"one of {kind.Replace("|", ", ", StringComparison.Ordinal)}",
                    }
                )
        );
}
