using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>What happened to the app, a team or a channel; only what the bot acts on.</summary>
internal enum TeamsEventKind
{
    /// <summary>The app was added here.</summary>
    Arrived,

    /// <summary>The app was removed, or its team deleted.</summary>
    Left,
    ChannelDeleted,
    ChannelRestored,
    ChannelRenamed,
    TeamArchived,

    /// <summary>The team was restored or is no longer archived.</summary>
    TeamRestored,
    TeamRenamed,

    /// <summary>People left the team or the chat.</summary>
    MembersLeft,
}

/// <summary>The channel that an installer picked for the bot's posts.</summary>
internal sealed record PickedChannel(string Id, DisplayName? Name);

/// <summary>An event that Teams tells the bot of.</summary>
/// <param name="TeamId">The team; null outside one.</param>
/// <param name="ChannelId">The channel that the event is about; null for none.</param>
/// <param name="Picked">The channel that the installer picked for the bot's posts; null for none.</param>
/// <param name="Members">Account ids of the members who left.</param>
internal sealed record TeamsEvent(
    TeamsEventKind Kind,
    string? TeamId,
    DisplayName? TeamName,
    string? ChannelId,
    DisplayName? ChannelName,
    PickedChannel? Picked,
    IReadOnlyList<ChannelAccount> Members
)
{
    /// <summary>
    /// Reads an <c>installationUpdate</c> or <c>conversationUpdate</c>; null if the bot does not act on it.
    /// </summary>
    public static TeamsEvent? Of(Activity activity)
    {
        if (KindOf(activity) is not { } kind)
        {
            return null;
        }

        var data = activity.ChannelData;
        return new(
            kind,
            data?.Team?.Id,
            DisplayName.Of(data?.Team?.Name),
            data?.Channel?.Id,
            DisplayName.Of(data?.Channel?.Name),
            data?.Settings?.SelectedChannel is { Id: { Length: > 0 } picked } channel
                ? new(picked, DisplayName.Of(channel.Name))
                : null,
            [.. activity.MembersRemoved ?? []]
        );
    }

    private static TeamsEventKind? KindOf(Activity activity)
    {
        if (activity.Type == ActivityTypes.InstallationUpdate)
        {
            return activity.Action?.ToLowerInvariant() switch
            {
                "add" => TeamsEventKind.Arrived,
                "remove" => TeamsEventKind.Left,
                _ => null,
            };
        }

        if (activity.Type != ActivityTypes.ConversationUpdate)
        {
            return null;
        }

        var bot = activity.Recipient?.Id;
        return activity.ChannelData?.EventType?.ToLowerInvariant() switch
        {
            _ when activity.MembersRemoved?.Any(member => member.Id == bot) == true => TeamsEventKind.Left,
            "teamdeleted" or "teamharddeleted" => TeamsEventKind.Left,
            _ when activity.MembersAdded?.Any(member => member.Id == bot) == true => TeamsEventKind.Arrived,
            "channeldeleted" => TeamsEventKind.ChannelDeleted,
            "channelrestored" => TeamsEventKind.ChannelRestored,
            "channelrenamed" => TeamsEventKind.ChannelRenamed,
            "teamarchived" => TeamsEventKind.TeamArchived,
            "teamunarchived" or "teamrestored" => TeamsEventKind.TeamRestored,
            "teamrenamed" => TeamsEventKind.TeamRenamed,
            _ when activity.MembersRemoved is { Count: > 0 } => TeamsEventKind.MembersLeft,
            _ => null,
        };
    }
}
