using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Languages;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Sharing;

/// <summary>
/// The message extension's search: tips, platforms, considerations, answers and ready-made posts, as cards for a message.
/// What was searched for is kept nowhere.
/// </summary>
internal sealed class ExtensionSearch
{
    /// <summary>Id of the command in the app's manifest.</summary>
    public const string CommandId = "searchToolkit";
    private const int PageSize = 25;

    private readonly ConditionalWeakTable<LanguagePack, ExtensionShelf> shelves = [];

    public void Answer(Turn turn)
    {
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } asked)
        {
            turn.Answer(400, null);
            return;
        }

        var command = Text(asked, "commandId");
        var known = command is null or CommandId;
        turn.Answer(200, Results(known ? Find(turn, QueryOf(asked)) : [], asked));
    }

    private IEnumerable<Lazy<JsonObject>> Find(Turn turn, string? query)
    {
        var shelf = shelves.GetValue(turn.Language, language => new ExtensionShelf(language));
        if (query is null)
        {
            return shelf.Most.Select(item => Result(turn, item));
        }

        var found = shelf.Find(query).Select(item => Result(turn, item));
        return turn.Language.Sensitive.Check(query) is [{ } topic, ..]
            ? found.Prepend(new(() => ExtensionView.Result(topic.Title, topic.Text, ExtensionView.InNeed(turn, topic))))
            : found;
    }

    private static Lazy<JsonObject> Result(Turn turn, ExtensionItem item) =>
        new(() => ExtensionView.Result(item.Title, item.Text, item.Draw(turn)));

    /// <summary>One page: only what is on it is drawn.</summary>
    private static JsonObject Results(IEnumerable<Lazy<JsonObject>> found, JsonElement asked)
    {
        var options = asked.TryGetProperty("queryOptions", out var given) ? given : default;
        var skip = Math.Max(0, Number(options, "skip") ?? 0);
        var count = Math.Clamp(Number(options, "count") ?? PageSize, 1, PageSize);
        return new()
        {
            ["composeExtension"] = new JsonObject
            {
                ["type"] = "result",
                ["attachmentLayout"] = "list",
                ["attachments"] = new JsonArray([.. found.Skip(skip).Take(count).Select(result => result.Value)]),
            },
        };
    }

    /// <summary>What is searched for; null on the first run and where nothing is typed yet.</summary>
    private static string? QueryOf(JsonElement asked)
    {
        if (!asked.TryGetProperty("parameters", out var parameters) || parameters.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var parameter in parameters.EnumerateArray())
        {
            if (Text(parameter, "name") != "initialRun" && Text(parameter, "value") is { } text)
            {
                var query = text.Length > PressData.LongestText ? text[..PressData.LongestText] : text;
                return string.IsNullOrWhiteSpace(query) ? null : query;
            }
        }

        return null;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int? Number(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String
                when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => null,
        };
    }
}
