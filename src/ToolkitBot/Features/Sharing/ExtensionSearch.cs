using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Sharing;

/// <summary>
/// The message extension's search: tips, platforms, considerations, answers and ready-made posts, as cards for a
/// message. Queries are never stored.
/// </summary>
internal sealed class ExtensionSearch : IRoom
{
    /// <summary>Id of the command in the app's manifest.</summary>
    public const string CommandId = "searchToolkit";
    private const int PageSize = 25;

    private readonly ConditionalWeakTable<Language, ExtensionShelf> shelves = [];

    public void Declare(Verbs verbs, TypedCommands commands) =>
        verbs.OnInvoke(InvokeNames.ComposeExtensionQuery, AnswerAsync);

    private Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Said.Value;
        var isKnown = asked.Id("commandId") is null or CommandId;
        turn.Answer(200, Results(isKnown ? Find(turn, QueryOf(asked)) : [], asked.Inside("queryOptions")));
        return Task.CompletedTask;
    }

    private IEnumerable<Lazy<JsonObject>> Find(Turn turn, Heard? query)
    {
        var shelf = shelves.GetValue(turn.Language, language => new ExtensionShelf(language));
        if (query is null)
        {
            return shelf.Most.Select(item => Result(turn, item));
        }

        var found = shelf.Find(query.Text).Select(item => Result(turn, item));
        return query.Need is { } topic
            ? found.Prepend(new(() => ExtensionView.Result(topic.Title, topic.Text, ExtensionView.InNeed(turn, topic))))
            : found;
    }

    private static Lazy<JsonObject> Result(Turn turn, ExtensionItem item) =>
        new(() => ExtensionView.Result(item.Title, item.Text, item.Draw(turn)));

    /// <summary>Builds one page of results, and renders only the cards on it.</summary>
    private static JsonObject Results(IEnumerable<Lazy<JsonObject>> found, Fields options)
    {
        var skip = options.Number("skip") ?? 0;
        var count = Math.Clamp(options.Number("count") ?? PageSize, 1, PageSize);
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

    /// <summary>Returns the query; null on the first run and while nothing is typed.</summary>
    private static Heard? QueryOf(Fields asked) =>
        asked
            .List("parameters")
            .Where(parameter => parameter.Id("name") != "initialRun")
            .Select(parameter => parameter.Words("value"))
            .FirstOrDefault(words => !words.IsEmpty);
}
