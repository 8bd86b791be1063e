using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Connector;

// Sending, editing, deleting and beginning conversations.
public sealed partial class ConnectorDesk
{
    // Teams counts a message as UTF-16 and refuses above about 100 KB.
    private const int LargestMessage = 100 * 1024;

    private CallAnswer Send(ReceivedCall call)
    {
        if (Unwritable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        if (Read(call.Body) is not { Type: not null } activity)
        {
            return BadSyntax("The body is not an activity with a type.");
        }
        if (activity.Type == ActivityTypes.Typing)
        {
            Typing?.Invoke(conversation);
            return new CallAnswer(201, Id(world.NextId()));
        }
        if (Unacceptable(activity, call.Body!) is { } bad)
        {
            return bad;
        }
        var thread = Thread(call.ConversationId!);
        if (thread is not null && world.FindMessage(thread)?.ConversationId != conversation.Id)
        {
            return NotFound();
        }
        return new CallAnswer(201, Id(Show(conversation, thread, activity).Id));
    }

    private CallAnswer Update(ReceivedCall call)
    {
        if (Unwritable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        if (Own(call, conversation, out var sent) is { } notOwn)
        {
            return notOwn;
        }
        if (Read(call.Body) is not { Type: ActivityTypes.Message } activity)
        {
            return BadSyntax("The body is not a message activity.");
        }
        if (Unacceptable(activity, call.Body!) is { } bad)
        {
            return bad;
        }
        // A new base card replaces what invokes had put in its place, for everybody.
        var edited = world.Change(
            sent!.Id,
            message =>
                message with
                {
                    Activity = activity with { Id = message.Id },
                    EditedAt = options.Clock.GetUtcNow(),
                    Views = message.Views.Clear(),
                }
        );
        MessageShown?.Invoke(edited!);
        return new CallAnswer(200, Id(sent.Id));
    }

    private CallAnswer Delete(ReceivedCall call)
    {
        if (Unwritable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        if (Own(call, conversation, out var sent) is { } notOwn)
        {
            return notOwn;
        }
        world.Change(
            sent!.Id,
            message =>
                message with
                {
                    Deleted = true,
                    Activity = new Activity { Type = ActivityTypes.Message, Id = message.Id },
                    Views = message.Views.Clear(),
                }
        );
        return new CallAnswer(200);
    }

    private CallAnswer Create(ReceivedCall call)
    {
        if (call.Body is not JsonObject body)
        {
            return BadSyntax("Incorrect conversation creation parameters");
        }
        var tenant = Text(body["tenantId"]) ?? Text(body["channelData"]?["tenant"]?["id"]);
        if (tenant != world.TenantId)
        {
            return CallAnswer.Error(401, "Unauthorized", "The tenant is missing or is not this one; send tenantId.");
        }
        if (Text(body["channelData"]?["channel"]?["id"]) is { } channel)
        {
            return CreateThread(call, channel, body["activity"]);
        }
        var group = body["isGroup"] is JsonValue flag && flag.TryGetValue<bool>(out var set) && set;
        return group || body["members"] is not JsonArray { Count: 1 } members
            ? BadSyntax("Incorrect conversation creation parameters")
            : CreatePersonal(call, Text(members[0]?["id"]), body["activity"]);
    }

    private CallAnswer CreateThread(ReceivedCall call, string channel, JsonNode? body)
    {
        var target = call with { ConversationId = channel };
        if (Unwritable(target, out var conversation) is { } refused)
        {
            return refused;
        }
        if (conversation.Scope != LocalScope.Channel || Read(body) is not { Type: not null } activity)
        {
            return BadSyntax("Incorrect conversation creation parameters");
        }
        if (Unacceptable(activity, body!) is { } bad)
        {
            return bad;
        }
        var message = Show(conversation, thread: null, activity);
        return new CallAnswer(
            201,
            new JsonObject { ["id"] = conversation.WireId(message.Id), ["activityId"] = message.Id }
        );
    }

    private CallAnswer CreatePersonal(ReceivedCall call, string? member, JsonNode? body)
    {
        var person = world.People.FirstOrDefault(p => p.Mri == member || p.ObjectId == member);
        if (person is null)
        {
            return BadSyntax("Unknown member; give a 29: id or an Entra object id.");
        }
        var conversation = world.Conversation(person.Key, "personal");
        if (!world.IsInstalled(conversation))
        {
            return CallAnswer.Error(
                403,
                "ForbiddenOperationException",
                "The bot is not installed in this user's personal scope."
            );
        }
        if (Read(body) is { Type: ActivityTypes.Message } first)
        {
            if (Unacceptable(first, body!) is { } bad)
            {
                return bad;
            }
            Show(conversation, thread: null, first);
        }
        return new CallAnswer(201, Id(conversation.Id));
    }

    private LocalMessage Show(LocalConversation conversation, string? thread, Activity activity)
    {
        var message = world.Add(conversation, thread, person: null, activity);
        MessageShown?.Invoke(message);
        return message;
    }

    private CallAnswer? Unwritable(ReceivedCall call, out LocalConversation conversation) =>
        Unreachable(call, out conversation)
        ?? (
            world.IsArchived(conversation)
                ? CallAnswer.Error(403, "MessageWritesBlocked", "Thread is blocked from message writes.")
                : null
        );

    private CallAnswer? Unreachable(ReceivedCall call, out LocalConversation conversation)
    {
        var found = world.FindConversation(call.ConversationId ?? "");
        conversation = found!;
        if (found is null || world.IsDeleted(found))
        {
            return NotFound();
        }
        return world.IsInstalled(found)
            ? null
            : CallAnswer.Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    }

    private CallAnswer? Own(ReceivedCall call, LocalConversation conversation, out LocalMessage? sent)
    {
        sent = world.FindMessage(call.ActivityId ?? "");
        if (sent is null || sent.Deleted || sent.ConversationId != conversation.Id)
        {
            return CallAnswer.Error(
                404,
                "ActivityNotFoundInConversation",
                "There is no such message in this conversation."
            );
        }
        return sent.Person is null
            ? null
            : CallAnswer.Error(403, "NotEnoughPermissions", "A bot can change its own messages only.");
    }

    private static CallAnswer? Unacceptable(Activity activity, JsonNode body)
    {
        if (LocalJson.Text(body).Length * 2 > LargestMessage)
        {
            return CallAnswer.Error(413, "MessageSizeTooBig", "The message is too large.");
        }
        if (activity.Type != ActivityTypes.Message)
        {
            return BadSyntax($"Activities of type {activity.Type} cannot be sent.");
        }
        var cards = activity.Attachments ?? [];
        if (string.IsNullOrWhiteSpace(activity.Text) && cards.Count == 0)
        {
            return BadSyntax("A message needs a text or an attachment.");
        }
        return cards.Any(card => card.ContentType == Attachment.AdaptiveCard && card.Content is not JsonObject)
            ? BadSyntax("An Adaptive Card's content must be an object.")
            : null;
    }

    private static string? Thread(string conversationId)
    {
        const string mark = ";messageid=";
        var at = conversationId.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : conversationId[(at + mark.Length)..];
    }

    private static JsonObject Id(string id) => new() { ["id"] = id };

    private static CallAnswer NotFound() => CallAnswer.Error(404, "ConversationNotFound", "Conversation not found.");

    private static CallAnswer BadSyntax(string message) => CallAnswer.Error(400, "BadSyntax", message);
}
