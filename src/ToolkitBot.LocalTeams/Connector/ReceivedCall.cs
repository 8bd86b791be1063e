using System.Text.Json.Nodes;

namespace ToolkitBot.LocalTeams.Connector;

/// <summary>The calls of the Connector that the local Teams answers.</summary>
public enum ConnectorOperation
{
    Send,
    Reply,
    Update,
    Delete,
    CreateConversation,
    Members,
    PagedMembers,
    Member,
    Team,
    TeamChannels,
}

/// <summary>One call that the bot made.</summary>
public sealed record ReceivedCall
{
    /// <summary>When it came in.</summary>
    public required DateTimeOffset At { get; init; }
    public required ConnectorOperation Operation { get; init; }

    /// <summary>Conversation or team id as called, thread included; null for a create call that names none.</summary>
    public string? ConversationId { get; init; }
    public string? ActivityId { get; init; }
    public string? MemberId { get; init; }
    public string? ContinuationToken { get; init; }
    public int? PageSize { get; init; }
    public JsonNode? Body { get; init; }

    /// <summary>The request's Authorization header, so that tests can judge it; never logged.</summary>
    public string? Authorization { get; init; }

    /// <summary>HTTP status answered; 0 where the connection was dropped or never answered.</summary>
    public int Status { get; init; }

    /// <summary>Id that the call created or touched; also set where a fault hid it from the bot.</summary>
    public string? ResultId { get; init; }

    /// <summary>The fault that was put in on purpose; null for an honest answer.</summary>
    public LocalFault? Fault { get; init; }

    /// <summary>The conversation's id without its thread, the unit of the rate limits.</summary>
    public string? BaseConversationId => ConversationId?.Split(';', 2)[0];
}

/// <summary>What goes back to the bot.</summary>
public sealed record CallAnswer(int Status, JsonNode? Body = null)
{
    /// <summary>Whole seconds to wait, sent as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True where the connection is cut instead of answered.</summary>
    public bool Dropped { get; init; }

    internal static CallAnswer Error(int status, string code, string message) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
            }
        );
}
