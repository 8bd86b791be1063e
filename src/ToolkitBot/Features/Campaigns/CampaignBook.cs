using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>The campaign of a tenant: as the content has it until somebody needs a record, then as the record says.</summary>
internal sealed class CampaignBook(Database database)
{
    public static string IdOf(Campaign content, string tenantId) => $"{tenantId}|{content.Id}";

    /// <summary>The campaign as it stands; nothing is written.</summary>
    public async Task<CampaignRecord> ReadAsync(Campaign content, string tenantId, CancellationToken cancellationToken)
    {
        var id = IdOf(content, tenantId);
        await using var db = database.Read();
        return await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? Begin(content, tenantId);
    }

    /// <summary>Name of the channel that pledges go to; null where it has none or there is no channel.</summary>
    public async Task<DisplayName?> ChannelNameAsync(CampaignRecord campaign, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return DisplayName.Of(
            await db
                .Conversations.AsNoTracking()
                .Where(c => c.Id == campaign.ChannelId)
                .Select(c => c.Name)
                .SingleOrDefaultAsync(cancellationToken)
        );
    }

    /// <summary>The campaign's record for changing, begun from the content where there is none.</summary>
    public static Task<CampaignRecord> OpenAsync(
        CommitScope scope,
        Campaign content,
        string tenantId,
        CancellationToken cancellationToken
    ) => CampaignsTable.OpenAsync(scope, Begin(content, tenantId), cancellationToken);

    private static CampaignRecord Begin(Campaign content, string tenantId) =>
        new(
            IdOf(content, tenantId),
            tenantId,
            new(content.Name, content.Hashtag, content.Starts, content.Ends, content.Goal, content.ApproveFirst),
            content.Owners.Select(owner => PersonKey.Of(tenantId, owner.ToString(), null))
        );
}
