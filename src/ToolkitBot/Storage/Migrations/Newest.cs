namespace ToolkitBot.Storage.Migrations;

/// <summary>Ids of the newest and the first migration; a test holds them against the classes of this folder.</summary>
internal static class Newest
{
    public const string Id = "20261210_campaign_settings";

    /// <summary>The one that every database of the bot has had.</summary>
    public const string First = "20261122_start";
}
