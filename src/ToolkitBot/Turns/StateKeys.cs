using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// Where a conversation's state is kept: one for a private chat, one for each person in a shared place. An event is no
/// person's: it is filed under the conversation. A person is told by their account there: every client names it, and
/// not every one the Entra id, by which the same person would have two states and be forgotten under one of them only.
/// </summary>
internal static class StateKeys
{
    public static StateKey Of(Activity activity)
    {
        var (tenant, place) = (Tenants.Of(activity), activity.Conversation!.Id!);
        var isNobodys = activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke);
        return isNobodys || ActivityOrigin.ScopeOf(activity) == Scope.Personal
            ? new(Of(tenant, place))
            : new(Of(tenant, place, activity.From?.Id));
    }

    /// <summary>The key of a person's state in a shared place.</summary>
    public static string Of(string tenantId, string place, string? account) => $"{Of(tenantId, place)}|{account}";

    private static string Of(string tenantId, string place) => $"{tenantId}|{ThreadId.Base(place)}";
}
