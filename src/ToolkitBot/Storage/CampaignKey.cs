namespace ToolkitBot.Storage;

/// <summary>
/// Keys of campaigns. The content names a campaign, which every tenant has once; within it each team has its own. Kept
/// figures stand under both keys.
/// </summary>
internal static class CampaignKey
{
    /// <summary>The campaign of a whole tenant: <c>tenant|id in the content</c>.</summary>
    public static string OfTenant(string tenantId, string contentId) => $"{tenantId}|{contentId}";

    /// <summary>A team's campaign within it; the tenant's where there is no team.</summary>
    public static string OfTeam(string campaignId, string? teamId) =>
        teamId is null ? campaignId : $"{campaignId}|{teamId}";
}
