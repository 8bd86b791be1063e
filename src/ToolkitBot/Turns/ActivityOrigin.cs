using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>Tells what kind of conversation an activity comes from.</summary>
internal static class ActivityOrigin
{
    /// <summary>Whether no person acts: another bot, a skill of one, or this one.</summary>
    public static bool IsFromBot(Activity activity) =>
        activity.From?.Id is not { Length: > 0 } id
        || id.StartsWith("28:", StringComparison.Ordinal)
        || id == activity.Recipient?.Id
        || activity.From.Role?.ToLowerInvariant() is "bot" or "skill";

    /// <summary>
    /// Returns who can read what is said there. On the wire, a chat between two people is "personal", like the bot's
    /// own chat with a person. The bot gets cards and message extension commands from it, but it is as public as a
    /// group chat.
    /// </summary>
    public static Scope ScopeOf(Activity activity)
    {
        var scope = Scopes.Of(activity);
        return scope == Scope.Personal && IsOfPeople(activity) ? Scope.GroupChat : scope;
    }

    /// <summary>Returns whether the bot may be absent: message extensions work in any conversation.</summary>
    public static bool MayLackBot(Activity activity) =>
        activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true
        || (Scopes.Of(activity) == Scope.Personal && IsOfPeople(activity));

    private static bool IsOfPeople(Activity activity) =>
        activity.Conversation?.Id?.StartsWith("19:", StringComparison.Ordinal) == true;
}
