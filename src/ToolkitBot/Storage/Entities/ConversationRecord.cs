using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Storage.Entities;

/// <summary>A conversation the bot may write to, and what it needs to send there later.</summary>
internal sealed class ConversationRecord
{
    /// <summary>The channel's conversation id; for a Teams channel, without the thread part.</summary>
    public required string Id { get; init; }
    public required string TenantId { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public required string Scope { get; init; }
    public required string ServiceUrl { get; set; }
    public string? BotId { get; set; }
    public string? TeamId { get; set; }
    public string? Name { get; set; }

    /// <summary>False after an uninstall or a refusal by Teams; the next inbound activity sets it to true.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When the welcome was sent; null if it is still to be sent.</summary>
    public DateTimeOffset? WelcomedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
