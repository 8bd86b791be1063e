using System.Text.Json.Nodes;

namespace ToolkitBot.Languages;

/// <summary>
/// A card for clients in which <c>Action.Execute</c> does nothing: its buttons are <c>Action.Submit</c>, whose data
/// holds the verb too. A card with a view for each person (<c>refresh</c>) stays as it is, since only an
/// <c>Action.Execute</c> can answer one person.
/// </summary>
internal static class SubmittedCard
{
    private const string Execute = "Action.Execute";

    /// <param name="template">A template that compiles.</param>
    public static string Of(string template)
    {
        var card = JsonNode.Parse(template)!.AsObject();
        if (!card.ContainsKey("refresh"))
        {
            Submit(card);
        }

        return card.ToJsonString();
    }

    /// <summary>Makes every <c>Action.Execute</c> in a card or template an <c>Action.Submit</c> of the same data.</summary>
    public static void Submit(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Submit(item);
                }

                break;
            case JsonObject element:
                if (element["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == Execute)
                {
                    element["type"] = "Action.Submit";
                    element.Remove("verb");
                }

                foreach (var (_, value) in element)
                {
                    Submit(value);
                }

                break;
        }
    }
}
