namespace ToolkitBot.Storage.Migrations;

/// <summary>Id of the newest migration; a test holds it against the classes of this folder.</summary>
internal static class Newest
{
    public const string Id = "20261210_campaign_settings";
}
