using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.World;

/// <summary>What the state file keeps: the world and the deliveries that the bot has not answered yet.</summary>
internal sealed record WorldSnapshot
{
    public long LastId { get; init; }
    public IReadOnlyList<SavedMessage> Messages { get; init; } = [];
    public IReadOnlyList<string> Installed { get; init; } = [];
    public IReadOnlyList<ReadMark> Read { get; init; } = [];
    public IReadOnlyList<JsonObject> Outstanding { get; init; } = [];
}

internal sealed record ReadMark(string Person, string Conversation, string Message);

/// <summary>A message without the per-person views, which end with the session as they do in Teams.</summary>
internal sealed record SavedMessage(
    string Id,
    string ConversationId,
    string? ThreadId,
    string? Person,
    Activity Activity,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    bool Deleted
)
{
    public static SavedMessage Of(LocalMessage message) =>
        new(
            message.Id,
            message.ConversationId,
            message.ThreadId,
            message.Person,
            message.Activity,
            message.SentAt,
            message.EditedAt,
            message.Deleted
        );

    public LocalMessage ToMessage() =>
        new()
        {
            Id = Id,
            ConversationId = ConversationId,
            ThreadId = ThreadId,
            Person = Person,
            Activity = Activity,
            SentAt = SentAt,
            EditedAt = EditedAt,
            Deleted = Deleted,
        };
}
