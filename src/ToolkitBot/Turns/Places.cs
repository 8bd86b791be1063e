using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>What kind of place an activity comes from, as the bot must see it.</summary>
internal static class Places
{
    /// <summary>Whether no person acts: another bot, or this one.</summary>
    public static bool IsOfProgram(Activity activity) =>
        activity.From?.Id is not { Length: > 0 } id
        || id.StartsWith("28:", StringComparison.Ordinal)
        || id == activity.Recipient?.Id
        || string.Equals(activity.From.Role, "bot", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Who can read what is said there. A chat of two people is "personal" on the wire like the bot's own chat with a
    /// person; cards and commands of the message extension reach the bot from there, and it is as public as a group.
    /// </summary>
    public static Scope ScopeOf(Activity activity)
    {
        var scope = Scopes.Of(activity);
        return scope == Scope.Personal && IsOfPeople(activity) ? Scope.GroupChat : scope;
    }

    /// <summary>Whether the bot may not be in the conversation at all: the message extension is used anywhere.</summary>
    public static bool MayBeElsewhere(Activity activity) =>
        activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true
        || (Scopes.Of(activity) == Scope.Personal && IsOfPeople(activity));

    private static bool IsOfPeople(Activity activity) =>
        activity.Conversation?.Id?.StartsWith("19:", StringComparison.Ordinal) == true;
}
