namespace ToolkitBot.Storage.Entities;

/// <summary>Why a campaign's channel cannot be posted in; the names are stored.</summary>
internal enum GoneReason
{
    /// <summary>Somebody deleted the channel.</summary>
    ChannelDeleted,

    /// <summary>Somebody removed the app from the team.</summary>
    AppRemoved,

    /// <summary>The team is archived: it still has the app, and nobody can write there.</summary>
    TeamArchived,

    /// <summary>Teams refuses posts there, and did not tell why.</summary>
    Refused,
}
