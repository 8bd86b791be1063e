namespace ToolkitBot.LocalTeams.World;

/// <summary>Where a conversation happens.</summary>
public enum LocalScope
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>A personal chat, a group chat or a channel.</summary>
public sealed record LocalConversation
{
    /// <summary>
    /// Short name for addresses and tests: <c>personal</c>, <c>group</c>, <c>general</c>, <c>pledges</c>, <c>clinic</c>,
    /// <c>clinic-pledges</c>.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Id on the wire without a thread: <c>a:…</c>, <c>19:…@thread.v2</c>, <c>19:…@thread.tacv2</c>.</summary>
    public required string Id { get; init; }
    public required LocalScope Scope { get; init; }
    public required string Name { get; init; }

    /// <summary>The team of a channel; null elsewhere.</summary>
    public LocalTeam? Team { get; init; }

    /// <summary>Keys of the people in it.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>The protocol's word for <see cref="Scope"/>.</summary>
    public string ConversationType =>
        Scope switch
        {
            LocalScope.Personal => "personal",
            LocalScope.GroupChat => "groupChat",
            _ => "channel",
        };

    /// <summary>The id that a message of the given thread carries on the wire.</summary>
    public string WireId(string? thread) =>
        Scope == LocalScope.Channel && thread is not null ? $"{Id};messageid={thread}" : Id;
}

/// <summary>A team of the local Teams; its id is the id of its General channel.</summary>
/// <param name="PickedChannel">Key of the channel that whoever adds the bot picks for its posts.</param>
/// <param name="Installer">Key of the person who adds the bot; null for whoever opens first.</param>
public sealed record LocalTeam(string Id, string Name, string AadGroupId, string PickedChannel, string? Installer);
