namespace ToolkitBot.Tests.LocalTeams;

/// <summary>The members of activities that Microsoft's local Teams client sent when it was recorded.</summary>
internal static class RecordedMembers
{
    private const string EveryKind =
        "channelData.tenant.id channelId conversation.conversationType conversation.id conversation.tenantId from.aadObjectId from.id id recipient.id recipient.name serviceUrl timestamp type";

    private static readonly Dictionary<string, string> more = new()
    {
        ["message-personal"] =
            "entities[].country entities[].locale entities[].platform entities[].timezone entities[].type from.name localTimestamp localTimezone locale text textFormat",
        ["message-mention-channel"] =
            "channelData.channel.id channelData.team.id channelData.teamsChannelId channelData.teamsTeamId conversation.isGroup entities[].country entities[].locale entities[].mentioned.id entities[].mentioned.name entities[].text entities[].timezone entities[].type from.name localTimestamp localTimezone locale text textFormat",
        ["message-mention-groupChat"] =
            "conversation.isGroup entities[].country entities[].locale entities[].mentioned.id entities[].mentioned.name entities[].platform entities[].text entities[].timezone entities[].type from.name localTimestamp localTimezone locale text textFormat",
        ["message-submit-personal"] =
            "channelData.source.name entities[].country entities[].locale entities[].platform entities[].timezone entities[].type from.name localTimestamp localTimezone locale replyToId value",
        ["message-submit-channel"] =
            "channelData.channel.id channelData.source.name channelData.team.id conversation.isGroup entities[].country entities[].locale entities[].platform entities[].timezone entities[].type from.name localTimestamp localTimezone locale replyToId value",
        ["message-submit-groupChat"] =
            "channelData.source.name conversation.isGroup entities[].country entities[].locale entities[].platform entities[].timezone entities[].type from.name localTimestamp localTimezone locale replyToId value",
        ["invoke-adaptiveCard_action-doIt-personal"] =
            "channelData.source.name entities[].country entities[].locale entities[].platform entities[].timezone entities[].type from.name localTimestamp localTimezone locale name replyToId value.action.data value.action.title value.action.type value.action.verb",
        ["installationUpdate-add-personal"] =
            "action channelData.settings.selectedChannel.id channelData.source.name entities[].locale entities[].type locale",
        ["installationUpdate-add-channel"] =
            "action channelData.channel.id channelData.settings.selectedChannel.id channelData.source.name channelData.team.aadGroupId channelData.team.id channelData.team.name conversation.isGroup entities[].locale entities[].type locale",
        ["installationUpdate-add-groupChat"] =
            "action channelData.settings.selectedChannel.id channelData.source.name conversation.isGroup conversation.name entities[].locale entities[].type locale",
        ["conversationUpdate-added-bot-personal"] = "membersAdded[].aadObjectId membersAdded[].id",
        ["conversationUpdate-teamMemberAdded-added-bot-channel"] =
            "channelData.eventType channelData.settings.selectedChannel.id channelData.team.aadGroupId channelData.team.id channelData.team.name conversation.isGroup membersAdded[].id",
        ["conversationUpdate-added-bot-groupChat"] = "conversation.isGroup membersAdded[].id",
    };

    public static string[] Of(string recording) =>
        [
            .. $"{EveryKind} {more[recording]}"
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The folder with the recordings beside the repository; null where it is absent.</summary>
    public static string? Folder()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "captures");
        return Directory.Exists(folder) ? folder : null;
    }
}
