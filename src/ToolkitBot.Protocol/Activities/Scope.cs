namespace ToolkitBot.Protocol.Activities;

/// <summary>Who can read what is said in a conversation.</summary>
public enum Scope
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A group or meeting chat.</summary>
    GroupChat,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>Reads the <see cref="Scope"/> of a conversation.</summary>
public static class Scopes
{
    /// <summary>
    /// The scope of an activity. A conversation type that is not known counts as a group chat: what may be read by
    /// others must never be taken for private.
    /// </summary>
    public static Scope Of(Activity activity) => Of(activity.Conversation, activity.ChannelData?.Team is not null);

    internal static Scope Of(ConversationAccount? conversation, bool inTeam)
    {
        var type = conversation?.ConversationType;
        if (Is(type, "personal"))
        {
            return Scope.Personal;
        }

        if (Is(type, "channel"))
        {
            return Scope.Channel;
        }

        if (!string.IsNullOrEmpty(type))
        {
            return Scope.GroupChat;
        }

        // Old events leave the type out: the id and the group flag still tell.
        var id = conversation?.Id ?? "";
        if (inTeam || Ends(id, "@thread.tacv2") || Ends(id, "@thread.skype"))
        {
            return Scope.Channel;
        }

        var shared = conversation?.IsGroup == true || id.StartsWith("19:", StringComparison.Ordinal);
        return shared ? Scope.GroupChat : Scope.Personal;
    }

    private static bool Is(string? type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string id, string suffix) => ThreadId.Base(id).EndsWith(suffix, StringComparison.Ordinal);
}
