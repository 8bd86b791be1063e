using System.Text.Json.Nodes;

namespace ToolkitBot.Testing;

/// <summary>A card as a person sees it: known by the id of its first element, <c>card-NAME</c>.</summary>
internal sealed class CardSeen(string messageId, JsonObject json)
{
    public string MessageId => messageId;
    public JsonObject Json => json;

    /// <summary>Name of the card's file.</summary>
    public string Name { get; } =
        (string?)json["body"]?[0]?["id"] is { } id && id.StartsWith("card-", StringComparison.Ordinal)
            ? id["card-".Length..]
            : throw new InvalidOperationException(
                $"The card's first element does not say which card it is: {json.ToJsonString()}"
            );

    /// <summary>Everything that can be read on it, line by line.</summary>
    public string Text => string.Join('\n', Nodes(json).Select(Words).OfType<string>());

    /// <summary>Its buttons in their order, those in menus included.</summary>
    public IReadOnlyList<JsonObject> Buttons =>
        [.. Nodes(json).Where(node => Type(node).StartsWith("Action.", StringComparison.Ordinal))];

    /// <summary>Its fields in their order.</summary>
    public IReadOnlyList<JsonObject> Inputs =>
        [.. Nodes(json).Where(node => Type(node).StartsWith("Input.", StringComparison.Ordinal))];

    /// <summary>What stands in a field.</summary>
    public string Value(string input) => (string?)Input(input)["value"] ?? "";

    /// <summary>The values that a choice field offers.</summary>
    public IReadOnlyList<string> Choices(string input) =>
        [.. Input(input)["choices"]!.AsArray().Select(choice => (string)choice!["value"]!)];

    public JsonObject Input(string id) =>
        Inputs.FirstOrDefault(input => (string?)input["id"] == id)
        ?? throw new InvalidOperationException(
            $"The card '{Name}' has no field '{id}'. It has: {string.Join(", ", Inputs.Select(i => i["id"]))}."
        );

    /// <summary>The button with this title, or with this verb.</summary>
    public JsonObject Button(string titleOrVerb) =>
        Buttons.FirstOrDefault(button => Is(button, titleOrVerb))
        ?? throw new InvalidOperationException(
            $"The card '{Name}' has no button '{titleOrVerb}'. It has: {string.Join(", ", Buttons.Select(b => b["title"]))}.{Environment.NewLine}{Text}"
        );

    public bool HasButton(string titleOrVerb) => Buttons.Any(button => Is(button, titleOrVerb));

    public override string ToString() => $"[{Name}] {Text}";

    private static bool Is(JsonObject button, string titleOrVerb) =>
        (string?)button["title"] == titleOrVerb || (string?)(button["data"] as JsonObject)?["verb"] == titleOrVerb;

    private static string? Words(JsonObject node) =>
        Type(node) switch
        {
            "TextBlock" or "TextRun" => (string?)node["text"],
            "Fact" => $"{node["title"]}: {node["value"]}",
            "Input.ChoiceSet" when (string?)node["style"] == "expanded" => string.Join(
                '\n',
                node["choices"]!.AsArray().Select(choice => (string?)choice!["title"]).Prepend((string?)node["label"])
            ),
            _ when Type(node).StartsWith("Input.", StringComparison.Ordinal) => (string?)node["label"],
            _ => null,
        };

    private static string Type(JsonObject node) => (string?)node["type"] ?? "";

    // A fallback stands for the element itself, so it is not looked into.
    private static IEnumerable<JsonObject> Nodes(JsonNode? node) =>
        node switch
        {
            JsonObject element => element
                .Where(member => member.Key is not ("fallback" or "data" or "refresh"))
                .SelectMany(member => Nodes(member.Value))
                .Prepend(element),
            JsonArray list => list.SelectMany(Nodes),
            _ => [],
        };
}
