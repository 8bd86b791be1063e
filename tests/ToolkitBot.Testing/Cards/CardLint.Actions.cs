using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Testing;

/// <summary>Rules of what a person presses.</summary>
public static partial class CardLint
{
    private const int LongestTitle = 20;
    private const int LongestAlone = 48;
    private const int MostActions = 6;
    private const int MostPrimary = 3;
    private const int LongestDataText = 128;

    private static readonly HashSet<string> PersonalNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "password",
        "secret",
        "token",
        "name",
        "displayName",
        "userName",
        "email",
        "mail",
        "phone",
        "upn",
    };

    private static IEnumerable<CardFinding> Actions(List<CardElement> elements) =>
        [
            .. Numbers(elements),
            .. elements.Where(e => e.IsAction).SelectMany(Looks),
            .. elements.Where(e => e.Type == "Action.Execute").SelectMany(Executes),
            .. elements.Where(e => e.IsAction).SelectMany(Hidden),
            .. Targets(elements),
        ];

    private static IEnumerable<CardFinding> Numbers(List<CardElement> elements)
    {
        var buttons = elements.Where(e => e.IsButton).ToList();
        if (buttons.Count > MostActions)
        {
            yield return new("C-08", "", $"has {buttons.Count} actions; Teams hides what goes beyond {MostActions}.");
        }

        foreach (var row in buttons.GroupBy(b => (b.Owner!.Path, b.Member)))
        {
            var primary = row.Count(b => b.Text("mode") != "secondary");
            if (primary > MostPrimary)
            {
                yield return new(
                    "C-08",
                    row.First().Owner!.At(row.Key.Member),
                    $"has {primary} main buttons; give those beyond {MostPrimary} mode secondary."
                );
            }
        }
    }

    private static IEnumerable<CardFinding> Looks(CardElement action)
    {
        var title = action.Text("title") ?? "";
        if (action.IsButton && string.IsNullOrWhiteSpace(title))
        {
            yield return new("C-08", action.Path, "needs a title.");
        }

        var longest = IsAlone(action) ? LongestAlone : LongestTitle;
        var length = new StringInfo(title).LengthInTextElements;
        if (action.IsButton && length > longest)
        {
            yield return new("C-08", action.At("title"), $"has {length} characters; a phone shows {longest}.");
        }

        if (action.Has("iconUrl") && string.IsNullOrWhiteSpace(action.Text("tooltip")))
        {
            yield return new("C-08", action.Path, "has an icon and needs a tooltip.");
        }

        if (action.Text("style") is "positive" or "destructive")
        {
            yield return new("C-18", action.At("style"), "is not drawn by Teams; let the title say it.");
        }

        if (action.Type == "Action.Submit" && action.Has("isEnabled"))
        {
            yield return new("C-18", action.At("isEnabled"), "is not known to Teams on a Submit.");
        }
    }

    private static bool IsAlone(CardElement action) => action.Owner?.Json["actions"] is JsonArray { Count: 1 };

    /// <summary>An Execute that may become a Submit: in an ActionSet, with its verb in its data too.</summary>
    private static IEnumerable<CardFinding> Executes(CardElement execute)
    {
        if (execute.Path == "refresh.action")
        {
            yield break;
        }

        if (execute.Owner?.Type != "ActionSet" || execute.Member != "actions")
        {
            yield return new("C-09", execute.Path, "must stand in the actions of an ActionSet.");
        }

        var verb = execute.Text("verb");
        if (string.IsNullOrEmpty(verb))
        {
            yield return new("C-09", execute.Path, "needs a verb.");
        }
        else if (Verb(execute) != verb)
        {
            yield return new("C-09", execute.At("data"), $"must carry \"verb\": \"{verb}\".");
        }
    }

    private static string? Verb(CardElement action) =>
        action.Json["data"] is JsonObject data
        && data["verb"] is JsonValue verb
        && verb.GetValueKind() == JsonValueKind.String
            ? verb.GetValue<string>()
            : null;

    // What Teams itself reads (msteams) may differ between the two; the verb is checked by itself.
    private static JsonNode? Plain(CardElement action)
    {
        if (action.Json["data"] is not JsonObject data)
        {
            return action.Json["data"]?.DeepClone() ?? new JsonObject();
        }

        var plain = data.DeepClone().AsObject();
        plain.Remove("msteams");
        plain.Remove("verb");
        return plain;
    }

    /// <summary>What a click on a picture or a box does must be a button too, for those who do not point.</summary>
    private static IEnumerable<CardFinding> Targets(List<CardElement> elements)
    {
        var reachable = elements.Where(e => e.IsButton).Select(Effect).ToHashSet();
        return elements
            .Where(e => e.Member == "selectAction" && !reachable.Contains(Effect(e)))
            .Select(e => new CardFinding(
                "C-10",
                e.Path,
                "does what no button does; add a button for keyboard and screen reader."
            ));
    }

    private static string Effect(CardElement action) =>
        string.Join(
            '|',
            action.Type,
            action.Text("url"),
            Verb(action) ?? action.Text("verb"),
            Plain(action)!.ToJsonString(),
            action.Json["targetElements"]?.ToJsonString()
        );

    private static IEnumerable<CardFinding> Hidden(CardElement action) =>
        action.Json["data"] is JsonObject data ? Hidden(data, action.At("data")) : [];

    private static IEnumerable<CardFinding> Hidden(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.Where(m => m.Key != "msteams"))
                {
                    if (PersonalNames.Contains(name))
                    {
                        yield return new(
                            "C-16",
                            $"{path}.{name}",
                            "anybody can read hidden data; carry an id and look the rest up."
                        );
                    }

                    foreach (var finding in Hidden(value, $"{path}.{name}"))
                    {
                        yield return finding;
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    foreach (var finding in Hidden(items[i], $"{path}[{i}]"))
                    {
                        yield return finding;
                    }
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                if (text.Length > LongestDataText || EmailAddress().IsMatch(text))
                {
                    yield return new(
                        "C-16",
                        path,
                        "holds words instead of an id; anybody can read and change hidden data."
                    );
                }

                break;
        }
    }

    // Ids of Teams' channels look like one: 19:...@thread.tacv2.
    [GeneratedRegex(@"[^\s@]+@(?!thread\.)[^\s@]+\.[^\s@]+")]
    private static partial Regex EmailAddress();
}
