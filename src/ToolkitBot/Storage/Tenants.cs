using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Storage;

/// <summary>Reads an activity's tenant; older events carry it only in the channel data.</summary>
internal static class Tenants
{
    public static string Of(Activity activity) =>
        PersonKey.SameCase(activity.Conversation?.TenantId ?? activity.ChannelData?.Tenant?.Id) ?? "";
}
