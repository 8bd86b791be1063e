using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// The body that creates a conversation. Only the two forms that Teams accepts can be made: a chat with one person,
/// and a new thread in a channel, which needs its first message. Group chats cannot be created by a bot.
/// </summary>
public sealed record NewConversation
{
    public bool IsGroup { get; init; }
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
    public string? TenantId { get; init; }
    public Activity? Activity { get; init; }
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>A chat with one person. Asking again gives the same chat, so this is safe to repeat.</summary>
    /// <param name="userId">The person's <c>29:…</c> id or Entra object id.</param>
    /// <param name="tenantId">The person's tenant; without it Teams answers as if the bot were unknown.</param>
    public static NewConversation WithPerson(string userId, string tenantId)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(tenantId);
        return new()
        {
            IsGroup = false,
            Members = [new ChannelAccount { Id = userId }],
            TenantId = tenantId,
        };
    }

    /// <summary>A new post in a channel, with its first message.</summary>
    public static NewConversation InChannel(string channelId, string tenantId, Activity first)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        ArgumentException.ThrowIfNullOrEmpty(tenantId);
        ArgumentNullException.ThrowIfNull(first);
        return new()
        {
            IsGroup = true,
            ChannelData = new() { Channel = new() { Id = ThreadId.Base(channelId) } },
            TenantId = tenantId,
            Activity = first,
        };
    }

    /// <summary>What Teams would refuse, in one sentence; null where nothing is wrong.</summary>
    internal string? Fault() =>
        string.IsNullOrEmpty(TenantId) ? "A conversation cannot be created without a tenant id."
        : IsGroup && string.IsNullOrEmpty(ChannelData?.Channel?.Id)
            ? "A bot cannot create a group chat; name a channel, or one person."
        : IsGroup && Activity is null ? "A new thread in a channel needs its first message."
        : !IsGroup && Members is not { Count: 1 } ? "A personal chat is created with exactly one person."
        : null;
}
