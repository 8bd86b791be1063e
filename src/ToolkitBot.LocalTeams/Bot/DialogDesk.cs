using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>Dialogs and the message extension: opening, going on, closing.</summary>
internal sealed class DialogDesk(LocalWorld world, BotLink bot, ActivityShapes shapes)
{
    private const int PageSize = 25;
    private readonly ConcurrentDictionary<string, LocalDialog> open = new();

    /// <summary>A card's button asks for a dialog.</summary>
    public async Task<LocalOutcome> OpenAsync(
        LocalPerson person,
        LocalConversation conversation,
        LocalMessage card,
        JsonNode data,
        CancellationToken cancellationToken
    )
    {
        var value = new JsonObject { ["data"] = data, ["context"] = Context() };
        var answer = await bot.DeliverAsync(
            shapes.Invoke(person, conversation, "task/fetch", value, card),
            cancellationToken
        );
        return InvokeAnswers.Task(answer, info => Keep(info, person, conversation, card.Id, commandId: null));
    }

    /// <summary>A command in the menu of a message asks for a dialog, and brings the message along.</summary>
    public async Task<LocalOutcome> FetchAsync(
        LocalPerson person,
        LocalMessage message,
        string commandId,
        CancellationToken cancellationToken
    )
    {
        var conversation = world.Conversation(person.Key, message.ConversationId);
        var value = Command(commandId, "message");
        value["messagePayload"] = Payload(message);
        var answer = await bot.DeliverAsync(
            shapes.Invoke(person, conversation, "composeExtension/fetchTask", value, message),
            cancellationToken
        );
        return InvokeAnswers.Task(answer, info => Keep(info, person, conversation, message.Id, commandId));
    }

    public async Task<LocalOutcome> SubmitAsync(
        LocalPerson person,
        string dialogId,
        JsonObject action,
        IReadOnlyDictionary<string, string>? inputs,
        CancellationToken cancellationToken
    )
    {
        if (!open.TryGetValue(dialogId, out var dialog) || dialog.Person != person.Key)
        {
            return LocalOutcome.Error("This dialog was closed already. Please open it again.");
        }
        var conversation = world.Conversation(person.Key, dialog.ConversationId);
        var message = dialog.MessageId is { } id ? world.FindMessage(id) : null;
        var data = CardPress.Merge(action["data"], inputs);
        var activity = dialog.CommandId is { } commandId
            ? shapes.Invoke(
                person,
                conversation,
                "composeExtension/submitAction",
                Submission(commandId, data, message),
                message
            )
            : shapes.Invoke(
                person,
                conversation,
                "task/submit",
                new JsonObject { ["data"] = data, ["context"] = Context() },
                message
            );
        var answer = await bot.DeliverAsync(activity, cancellationToken);
        if (
            answer.IsSuccess
            && answer.Body?["composeExtension"] is { } result
            && InvokeAnswers.Text(result["type"]) == "result"
            && result["attachments"] is JsonArray cards
        )
        {
            Insert(person, conversation, message?.ThreadId, cards);
        }
        var outcome = InvokeAnswers.Task(
            answer,
            info => Keep(info, person, conversation, dialog.MessageId, dialog.CommandId)
        );
        // After an error the dialog stays, so that nothing typed is lost.
        if (outcome.Kind is OutcomeKind.Closed or OutcomeKind.Dialog)
        {
            open.TryRemove(dialogId, out _);
        }
        return outcome;
    }

    /// <summary>
    /// Choices for what is typed into a card's field: Teams itself finds people, and the bot everything else.
    /// </summary>
    /// <returns>Titles and values; none where the bot did not answer.</returns>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ChoicesAsync(
        LocalPerson person,
        LocalConversation conversation,
        LocalMessage card,
        string dataset,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (dataset.StartsWith("graph.microsoft.com/users", StringComparison.Ordinal))
        {
            return
            [
                .. world
                    .People.Where(one => one.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
                    .Select(one => KeyValuePair.Create(one.Name, one.ObjectId)),
            ];
        }
        var value = new JsonObject
        {
            ["queryText"] = text,
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = PageSize },
            ["dataset"] = dataset,
        };
        var invoke = shapes.Invoke(person, conversation, "application/search", value, card);
        var answer = await bot.DeliverAsync(invoke, cancellationToken);
        return answer.Body?["value"]?["results"] is not JsonArray results
            ? []
            :
            [
                .. results.Select(found =>
                    KeyValuePair.Create(
                        InvokeAnswers.Text(found?["title"]) ?? "",
                        InvokeAnswers.Text(found?["value"]) ?? ""
                    )
                ),
            ];
    }

    public async Task<LocalOutcome> QueryAsync(
        LocalPerson person,
        LocalConversation conversation,
        string commandId,
        string parameter,
        string? text,
        int skip,
        CancellationToken cancellationToken
    )
    {
        var asked = string.IsNullOrEmpty(text)
            ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
            : new JsonObject { ["name"] = parameter, ["value"] = text };
        var value = Command(commandId, "compose");
        value["parameters"] = new JsonArray(asked);
        value["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = PageSize };
        var invoke = shapes.Invoke(person, conversation, "composeExtension/query", value, source: "compose");
        return InvokeAnswers.Results(await bot.DeliverAsync(invoke, cancellationToken));
    }

    private LocalDialog Keep(
        JsonObject info,
        LocalPerson person,
        LocalConversation conversation,
        string? messageId,
        string? commandId
    )
    {
        var dialog = new LocalDialog
        {
            Id = Guid.NewGuid().ToString("N"),
            Person = person.Key,
            ConversationId = conversation.Id,
            MessageId = messageId,
            CommandId = commandId,
            Title = InvokeAnswers.Text(info["title"]),
            Card = info["card"]!["content"]!.DeepClone(),
        };
        open[dialog.Id] = dialog;
        return dialog;
    }

    /// <summary>
    /// Teams puts the cards into the compose box for the person to send; here they are sent at once.
    /// </summary>
    /// <returns>Null where there is no card among them.</returns>
    public LocalMessage? Insert(
        LocalPerson person,
        LocalConversation conversation,
        string? thread,
        IEnumerable<JsonNode?> results
    )
    {
        Attachment[] cards =
        [
            .. results
                .OfType<JsonObject>()
                .Where(result => result["content"] is JsonObject)
                .Select(result => new Attachment
                {
                    ContentType = InvokeAnswers.Text(result["contentType"]),
                    Content = result["content"]!.DeepClone(),
                })
                .Where(card =>
                    card.ContentType?.StartsWith("application/vnd.microsoft.card.", StringComparison.Ordinal) == true
                ),
        ];
        return cards is []
            ? null
            : world.Add(
                conversation,
                thread,
                person.Key,
                new Activity { Type = ActivityTypes.Message, Attachments = cards }
            );
    }

    private static JsonObject Command(string commandId, string context) =>
        new()
        {
            ["commandId"] = commandId,
            ["commandContext"] = context,
            ["context"] = Context(),
        };

    private static JsonObject Context() => new() { ["theme"] = "default" };

    private JsonObject Submission(string commandId, JsonObject data, LocalMessage? message)
    {
        var value = Command(commandId, message is null ? "compose" : "message");
        value["data"] = data;
        if (message is not null)
        {
            value["messagePayload"] = Payload(message);
        }
        return value;
    }

    private JsonObject Payload(LocalMessage message)
    {
        var author = message.Person is { } key ? world.Person(key) : null;
        return new JsonObject
        {
            ["id"] = message.Id,
            ["replyToId"] = message.ThreadId == message.Id ? null : message.ThreadId,
            ["createdDateTime"] = message.SentAt.UtcDateTime.ToString("O"),
            ["importance"] = "normal",
            ["from"] = author is null
                ? new JsonObject
                {
                    ["application"] = new JsonObject
                    {
                        ["id"] = world.Bot.Id,
                        ["displayName"] = world.Bot.Name,
                        ["applicationIdentityType"] = "bot",
                    },
                }
                : new JsonObject
                {
                    ["user"] = new JsonObject
                    {
                        ["id"] = author.ObjectId,
                        ["displayName"] = author.Name,
                        ["userIdentityType"] = "aadUser",
                    },
                },
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = message.Text ?? "" },
        };
    }
}
