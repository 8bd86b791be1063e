using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>
/// Builds the activities that Teams sends, in the shape in which it sends them: what is present, what is absent. Ids of
/// messages are decimal milliseconds; ids of invokes and events are <c>f:</c> and a GUID.
/// </summary>
internal sealed class ActivityShapes(LocalWorld world, TimeProvider clock)
{
    public required Func<string> ServiceUrl { get; init; }

    /// <summary>Words that somebody typed. Where the text holds the bot's mention, the mention comes as an entity too.</summary>
    public JsonObject Typed(
        LocalPerson person,
        LocalConversation conversation,
        string? thread,
        string id,
        string text,
        string? replyToId = null
    )
    {
        var mention = new Entity
        {
            Type = "mention",
            Mentioned = world.Bot,
            Text = $"<at>{world.Bot.Name}</at>",
        };
        // In a channel the client names no platform.
        var client = Client(person) with
        {
            Platform = conversation.Scope == LocalScope.Channel ? null : "Web",
        };
        var activity = Json(
            Timed(Envelope(person, conversation, thread), person) with
            {
                Type = ActivityTypes.Message,
                Id = id,
                Text = text,
                TextFormat = "plain",
                Entities = text.Contains(mention.Text, StringComparison.Ordinal) ? [mention, client] : [client],
                ReplyToId = replyToId,
                ChannelData = Place(conversation),
            }
        );
        if (conversation.Scope == LocalScope.Channel)
        {
            // The deprecated twins still come with typed channel messages; a bot must cope with them and not read them.
            activity["channelData"]!["teamsChannelId"] = conversation.Id;
            activity["channelData"]!["teamsTeamId"] = conversation.Team!.Id;
        }
        return activity;
    }

    /// <summary>The inputs of a card that was sent with <c>Action.Submit</c>: a message, mostly without text.</summary>
    public JsonObject Submitted(
        LocalPerson person,
        LocalConversation conversation,
        LocalMessage card,
        JsonNode value,
        string? text
    ) =>
        From(
            "message",
            Timed(Envelope(person, conversation, card.ThreadId), person) with
            {
                Type = ActivityTypes.Message,
                Id = world.NextId(),
                Text = text,
                Entities = [Client(person)],
                ChannelData = Place(conversation),
                ReplyToId = card.Id,
                Value = JsonElement.Parse(value.ToJsonString()),
            }
        );

    /// <summary>An invoke; its answer is the HTTP response.</summary>
    public JsonObject Invoke(
        LocalPerson person,
        LocalConversation conversation,
        string? name,
        JsonNode value,
        LocalMessage? card = null,
        string source = "message"
    ) =>
        From(
            source,
            Timed(Envelope(person, conversation, card?.ThreadId), person) with
            {
                Type = ActivityTypes.Invoke,
                Id = EventId(),
                Name = name,
                Entities = [Client(person)],
                ChannelData = Place(conversation),
                ReplyToId = card?.Id,
                Value = JsonElement.Parse(value.ToJsonString()),
            }
        );

    /// <summary>What Teams sends when the app is added (or removed): both kinds of event, in no promised order.</summary>
    public IReadOnlyList<JsonObject> Installed(LocalPerson installer, LocalConversation conversation, bool added)
    {
        var nameless = Envelope(installer, conversation, thread: null) with
        {
            From = new ChannelAccount { Id = installer.Mri, AadObjectId = installer.ObjectId },
        };
        var channel = conversation.Scope == LocalScope.Channel;
        var here = new ChannelInfo { Id = conversation.Id };
        var data = new TeamsChannelData
        {
            Tenant = new TenantInfo { Id = world.TenantId },
            Team = Whole(conversation.Team),
        };
        var selected = new InstallSettings { SelectedChannel = here };
        var place = nameless.Conversation!;
        var update = nameless with
        {
            Type = ActivityTypes.InstallationUpdate,
            Id = EventId(),
            Action = added ? "add" : "remove",
            Locale = installer.Locale,
            Entities = [new Entity { Type = "clientInfo", Locale = installer.Locale }],
            Conversation = conversation.Scope == LocalScope.GroupChat ? place with { Name = conversation.Name } : place,
            ChannelData = data with { Channel = channel ? here : null, Settings = selected },
        };
        var bot = new ChannelAccount { Id = world.Bot.Id };
        var members = nameless with
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = EventId(),
            MembersAdded =
                !added ? null
                : conversation.Scope == LocalScope.Personal ? [nameless.From!, bot]
                : [bot],
            MembersRemoved = added ? null : [bot],
            ChannelData = channel
                ? data with
                {
                    EventType = added ? "teamMemberAdded" : "teamMemberRemoved",
                    Settings = selected,
                }
                : data,
        };
        return [From("message", update), Json(members)];
    }

    /// <summary>What Teams tells of a team, its channels and its people: a <c>conversationUpdate</c>.</summary>
    public JsonObject Happened(
        LocalPerson person,
        LocalConversation channel,
        string eventType,
        IReadOnlyList<LocalPerson>? left = null
    )
    {
        var isOfChannel = eventType.StartsWith("channel", StringComparison.Ordinal);
        var activity = Envelope(person, channel, thread: null) with
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = EventId(),
            MembersRemoved = left
                ?.Select(one => new ChannelAccount { Id = one.Mri, AadObjectId = one.ObjectId })
                .ToList(),
            ChannelData = new TeamsChannelData
            {
                Tenant = new TenantInfo { Id = world.TenantId },
                Team = Whole(channel.Team),
                Channel = isOfChannel ? new ChannelInfo { Id = channel.Id, Name = channel.Name } : null,
                EventType = eventType,
            },
        };

        // Such an event comes from the team's first channel, whatever it is about.
        return Json(activity with { Conversation = activity.Conversation! with { Id = channel.Team!.Id } });
    }

    private static TeamInfo? Whole(LocalTeam? team) =>
        team is null
            ? null
            : new TeamInfo
            {
                Id = team.Id,
                Name = team.Name,
                AadGroupId = team.AadGroupId,
            };

    private Activity Envelope(LocalPerson person, LocalConversation conversation, string? thread) =>
        new()
        {
            ChannelId = "msteams",
            ServiceUrl = ServiceUrl(),
            Timestamp = Now(),
            From = new ChannelAccount
            {
                Id = person.Mri,
                Name = person.Name,
                AadObjectId = person.ObjectId,
            },
            Recipient = world.Bot,
            Conversation = new ConversationAccount
            {
                Id = conversation.WireId(thread),
                ConversationType = conversation.ConversationType,
                TenantId = world.TenantId,
                IsGroup = conversation.Scope == LocalScope.Personal ? null : true,
            },
        };

    private static Activity Timed(Activity activity, LocalPerson person)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        return activity with
        {
            LocalTimestamp = TimeZoneInfo
                .ConvertTime(activity.Timestamp!.Value, zone)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            LocalTimezone = person.TimeZone,
            Locale = person.Locale,
        };
    }

    private TeamsChannelData Place(LocalConversation conversation) =>
        new()
        {
            Tenant = new TenantInfo { Id = world.TenantId },
            Team = conversation.Team is { } team ? new TeamInfo { Id = team.Id } : null,
            Channel = conversation.Scope == LocalScope.Channel ? new ChannelInfo { Id = conversation.Id } : null,
        };

    private static Entity Client(LocalPerson person) =>
        new()
        {
            Type = "clientInfo",
            Locale = person.Locale,
            Country = person.Locale.Split('-')[^1],
            Platform = "Web",
            Timezone = person.TimeZone,
        };

    private static JsonObject From(string source, Activity activity)
    {
        var json = Json(activity);
        json["channelData"]!["source"] = new JsonObject { ["name"] = source };
        return json;
    }

    // Teams writes UTC times with Z, where the serializer would write +00:00.
    private static JsonObject Json(Activity activity)
    {
        var json = JsonSerializer.SerializeToNode(activity, LocalJson.Options)!.AsObject();
        json["timestamp"] = activity.Timestamp!.Value.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture
        );
        return json;
    }

    // Whole milliseconds, as Teams' clients send them.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private static string EventId() => $"f:{Guid.NewGuid()}";
}
