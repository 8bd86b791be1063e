using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Storage.Entities;

/// <summary>Where the bot may speak: what is needed to send into a conversation later.</summary>
internal sealed class ConversationRecord
{
    /// <summary>Conversation id as the channel gives it; for a channel without the thread part.</summary>
    public required string Id { get; init; }
    public required string TenantId { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public required string Scope { get; init; }
    public required string ServiceUrl { get; set; }
    public string? BotId { get; set; }
    public string? TeamId { get; set; }
    public string? Name { get; set; }

    /// <summary>False after an uninstall or a refusal by Teams; the next inbound activity switches it on.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When the welcome was given; null means it is still to come.</summary>
    public DateTimeOffset? WelcomedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
