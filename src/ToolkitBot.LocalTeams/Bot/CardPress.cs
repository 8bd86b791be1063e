using System.Text.Json.Nodes;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>How the press of a card's button reaches the bot.</summary>
internal enum PressRoute
{
    Execute,
    Submit,
    Says,
    Invoke,
    Dialog,
    Open,
}

/// <summary>A pressed button with its inputs, sorted by the rules of Teams.</summary>
internal sealed record CardPress(PressRoute Route, JsonNode? Value = null, string? Text = null)
{
    /// <summary>Reads an action; null where Teams would do nothing with it.</summary>
    public static CardPress? Of(JsonObject action, IReadOnlyDictionary<string, string>? inputs) =>
        InvokeAnswers.Text(action["type"]) switch
        {
            "Action.Execute" => new(PressRoute.Execute, Executed(action, inputs)),
            "Action.Submit" => Submitted(action["data"], inputs),
            "Action.OpenUrl" => new(PressRoute.Open, Text: InvokeAnswers.Text(action["url"])),
            _ => null,
        };

    private static JsonObject Executed(JsonObject action, IReadOnlyDictionary<string, string>? inputs)
    {
        var sent = new JsonObject { ["type"] = "Action.Execute" };
        foreach (var member in new[] { "id", "title", "verb" })
        {
            if (action[member] is { } value)
            {
                sent[member] = value.DeepClone();
            }
        }
        sent["data"] = action["data"] is JsonValue text ? text.DeepClone() : Merge(action["data"], inputs);
        return new JsonObject { ["action"] = sent };
    }

    private static CardPress Submitted(JsonNode? data, IReadOnlyDictionary<string, string>? inputs)
    {
        if (InvokeAnswers.Text(data) is { } words)
        {
            return new(PressRoute.Says, Text: words);
        }
        var merged = Merge(data, inputs);
        if (merged["msteams"] is not JsonObject teams)
        {
            return new(PressRoute.Submit, merged);
        }
        var value = teams["value"]?.DeepClone();
        switch (InvokeAnswers.Text(teams["type"]))
        {
            case "task/fetch":
                return new(PressRoute.Dialog, merged);
            case "imBack":
                return new(PressRoute.Says, Text: InvokeAnswers.Text(value));
            case "invoke":
                return new(PressRoute.Invoke, value ?? new JsonObject());
            case "signin":
                return new(PressRoute.Open, Text: InvokeAnswers.Text(value));
            case "messageBack":
                merged.Remove("msteams");
                foreach (var (key, member) in value as JsonObject ?? [])
                {
                    merged[key] = member?.DeepClone();
                }
                return new(PressRoute.Submit, merged, InvokeAnswers.Text(teams["text"]));
            default:
                return new(PressRoute.Submit, merged);
        }
    }

    // Inputs win over data of the same name, and every input is text.
    internal static JsonObject Merge(JsonNode? data, IReadOnlyDictionary<string, string>? inputs)
    {
        var merged = data as JsonObject is { } own ? (JsonObject)own.DeepClone() : [];
        foreach (var (id, text) in inputs ?? new Dictionary<string, string>())
        {
            merged[id] = text;
        }
        return merged;
    }
}
