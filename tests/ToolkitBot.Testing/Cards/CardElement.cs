using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Testing;

/// <summary>An element or action of an expanded card, and where it stands.</summary>
/// <param name="Json">The element.</param>
/// <param name="Path">JSON path from the card, empty for the card itself.</param>
/// <param name="Member">Name of the member that holds it (<c>actions</c>, <c>selectAction</c>, <c>fallback</c>).</param>
/// <param name="Owner">The element around it, null for the card.</param>
internal sealed record CardElement(JsonObject Json, string Path, string Member, CardElement? Owner)
{
    public string Type => Text("type") ?? "";

    public bool IsAction => Type.StartsWith("Action.", StringComparison.Ordinal);

    public bool IsInput => Type.StartsWith("Input.", StringComparison.Ordinal);

    /// <summary>Whether it shows only where its owner cannot be shown.</summary>
    public bool IsFallback => Member == "fallback" || Owner is { IsFallback: true };

    /// <summary>Whether it is a button, as opposed to a tap target, a fallback or the refresh.</summary>
    public bool IsButton => IsAction && !IsFallback && Member is "actions" or "inlineAction";

    public string? Text(string name) =>
        Json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public bool Has(string name) => Json[name] is not null;

    public bool IsTrue(string name) => Json[name]?.GetValueKind() == JsonValueKind.True;

    public string At(string member) => Path.Length == 0 ? member : $"{Path}.{member}";

    /// <summary>The card and everything in it, in reading order. An action's data is no part of that.</summary>
    public static List<CardElement> AllOf(JsonObject card)
    {
        var all = new List<CardElement>();
        Gather(card, "", "", null, all);
        return all;
    }

    private static void Gather(JsonNode? node, string path, string member, CardElement? owner, List<CardElement> all)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Gather(list[i], $"{path}[{i}]", member, owner, all);
            }
        }

        if (node is not JsonObject json)
        {
            return;
        }

        if (json.ContainsKey("type") || owner is null)
        {
            owner = new CardElement(json, path, member, owner);
            all.Add(owner);
        }

        foreach (var (name, value) in json)
        {
            if (name is not ("data" or "msteams"))
            {
                Gather(value, path.Length == 0 ? name : $"{path}.{name}", name, owner, all);
            }
        }
    }
}
