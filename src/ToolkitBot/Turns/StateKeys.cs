using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>Keys of stored state: one for a private chat, one for each person in a shared conversation.</summary>
internal static class StateKeys
{
    public static StateKey Of(Activity activity)
    {
        var conversation = $"{Tenants.Of(activity)}|{ThreadId.Base(activity.Conversation!.Id!)}";
        return Places.ScopeOf(activity) == Scope.Personal
            ? new(conversation)
            : new($"{conversation}|{PersonKey.Account(activity.From?.AadObjectId, activity.From?.Id)}");
    }
}
