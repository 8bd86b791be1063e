using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Storage;

/// <summary>The conversation without the thread: a channel and its threads share one record.</summary>
internal static class ConversationIds
{
    public static string Base(string conversationId)
    {
        var end = conversationId.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? conversationId : conversationId[..end];
    }
}

/// <summary>The tenant of an activity; old events carry it only in the channel data.</summary>
internal static class Tenants
{
    public static string Of(Activity activity) =>
        activity.Conversation?.TenantId ?? activity.ChannelData?.Tenant?.Id ?? "";
}
