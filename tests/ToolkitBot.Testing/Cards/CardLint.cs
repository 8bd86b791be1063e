using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Testing;

/// <summary>
/// The rules that every card of the bot keeps, checked on the expanded card: what Teams draws, what a phone and a
/// screen reader need, and what must not leave the bot. Each finding names the rule (C-01 to C-23) and the place.
/// </summary>
public static partial class CardLint
{
    /// <summary>The size a card should stay below; Teams refuses messages far above it.</summary>
    public const int TargetBytes = 28 * 1024;

    /// <summary>The size no card may reach.</summary>
    public const int MostBytes = 80 * 1024;

    private static readonly JsonSerializerOptions AsSent = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly HashSet<string> Versions = ["1.2", "1.3", "1.4", "1.5"];

    private static readonly HashSet<string> KnownTypes =
    [
        "AdaptiveCard",
        "TextBlock",
        "RichTextBlock",
        "TextRun",
        "Image",
        "ImageSet",
        "Media",
        "MediaSource",
        "Container",
        "ColumnSet",
        "Column",
        "FactSet",
        "Fact",
        "Table",
        "TableRow",
        "TableCell",
        "ActionSet",
        "BackgroundImage",
        "Input.Text",
        "Input.Number",
        "Input.Date",
        "Input.Time",
        "Input.Toggle",
        "Input.ChoiceSet",
        // Of 1.6 by the schema; Teams looks choices up for cards of 1.5, and the field stays usable without.
        "Data.Query",
        "Input.Choice",
        "Action.Execute",
        "Action.Submit",
        "Action.OpenUrl",
        "Action.ShowCard",
        "Action.ToggleVisibility",
    ];

    /// <summary>Checks an expanded card.</summary>
    /// <param name="card">The card as it would be sent.</param>
    /// <param name="allowedHosts">
    /// The hosts that buttons and links may open, subdomains included; null allows every host.
    /// </param>
    public static IReadOnlyList<CardFinding> Check(JsonObject card, IReadOnlyCollection<string>? allowedHosts = null)
    {
        var elements = CardElement.AllOf(card);
        return
        [
            .. Envelope(elements[0]),
            .. Types(elements),
            .. Size(card),
            .. Refresh(card),
            .. Leftovers(card, ""),
            .. Content(elements),
            .. Addresses(elements, allowedHosts),
            .. Inputs(elements),
            .. Actions(elements),
            .. Glance(card, elements),
        ];
    }

    private static IEnumerable<CardFinding> Envelope(CardElement card)
    {
        if (card.Type != "AdaptiveCard")
        {
            yield return new("C-01", "type", "must be AdaptiveCard.");
        }

        if (string.IsNullOrEmpty(card.Text("$schema")))
        {
            yield return new("C-01", "$schema", "is missing.");
        }

        if (!Versions.Contains(card.Text("version") ?? ""))
        {
            yield return new(
                "C-01",
                "version",
                $"must be one of {string.Join(", ", Versions)}; Teams draws no later one for a bot."
            );
        }

        string[] spoken = ["fallbackText", "lang"];
        foreach (var name in spoken.Where(name => string.IsNullOrWhiteSpace(card.Text(name))))
        {
            yield return new("C-12", name, "must be set.");
        }
    }

    private static IEnumerable<CardFinding> Types(List<CardElement> elements) =>
        elements
            .Where(e => !KnownTypes.Contains(e.Type))
            .Select(e => new CardFinding("C-01", e.At("type"), $"'{e.Type}' is no element of Adaptive Cards 1.5."));

    private static IEnumerable<CardFinding> Size(JsonObject card)
    {
        var bytes = Encoding.UTF8.GetByteCount(card.ToJsonString(AsSent));
        if (bytes > MostBytes)
        {
            yield return new("C-13", "", $"weighs {bytes} bytes; {MostBytes} is the hard stop.");
        }
        else if (bytes > TargetBytes)
        {
            yield return new("C-13", "", $"weighs {bytes} bytes; stay below {TargetBytes}.");
        }
    }

    private static IEnumerable<CardFinding> Refresh(JsonObject card)
    {
        if (card["refresh"] is not JsonObject refresh)
        {
            yield break;
        }

        if ((string?)refresh["action"]?["type"] != "Action.Execute")
        {
            yield return new("C-17", "refresh.action", "must be an Action.Execute.");
        }

        var users = refresh["userIds"] as JsonArray ?? [];
        if (users.Count > 60)
        {
            yield return new("C-17", "refresh.userIds", $"has {users.Count} users; 60 is the most.");
        }

        for (var i = 0; i < users.Count; i++)
        {
            if (
                users[i]?.GetValueKind() != JsonValueKind.String
                || !users[i]!.GetValue<string>().StartsWith("29:", StringComparison.Ordinal)
            )
            {
                yield return new("C-17", $"refresh.userIds[{i}]", "must be a Teams user id, which begins with 29:.");
            }
        }
    }

    private static IEnumerable<CardFinding> Leftovers(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => members.SelectMany(m =>
                Leftovers(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")
            ),
            JsonArray items => items.SelectMany((item, i) => Leftovers(item, $"{path}[{i}]")),
            JsonValue value
                when value.GetValueKind() == JsonValueKind.String
                    && value.GetValue<string>().Contains("${", StringComparison.Ordinal) =>
            [
                new CardFinding("C-14", path, "an expression was left in the text."),
            ],
            _ => [],
        };
}
