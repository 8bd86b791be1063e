using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>A channel in which pledges are posted.</summary>
/// <param name="Name">Null for a team's first channel, and where Teams has told none.</param>
internal sealed record CampaignChannel(string Id, DisplayName? Name);

/// <summary>
/// The campaigns of teams: each as the content has it until somebody needs a record, then as the record says. The tenant's
/// stewards stand in the content and count as it says at the moment of reading.
/// </summary>
internal sealed class CampaignStore(Database database, LanguageShelf languages)
{
    /// <summary>What a new campaign begins as. Its ids, dates and stewards are the same in every language.</summary>
    public Campaign Content => languages.For(null).Content.Campaign;

    /// <summary>Key of the tenant's campaign, see <see cref="CampaignKey"/>.</summary>
    public string IdOf(string tenantId) => CampaignKey.OfTenant(tenantId, Content.Id);

    /// <summary>A team's campaign as it stands; nothing is written.</summary>
    /// <param name="teamId">Null for what the content says.</param>
    public async Task<CampaignRecord> ReadAsync(string tenantId, string? teamId, CancellationToken cancellationToken) =>
        await FindAsync(tenantId, teamId, cancellationToken) ?? Begin(tenantId, teamId);

    /// <summary>A team's campaign; null where the team has none.</summary>
    public async Task<CampaignRecord?> FindAsync(string tenantId, string? teamId, CancellationToken cancellationToken)
    {
        if (teamId is null)
        {
            return null;
        }

        var id = CampaignKey.OfTeam(IdOf(tenantId), teamId);
        await using var db = database.Read();
        return (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken))?.With(
            StewardsOf(tenantId)
        );
    }

    /// <summary>The channel that pledges go to; null where none is chosen, or it is gone.</summary>
    public Task<CampaignChannel?> ChannelAsync(CampaignRecord campaign, CancellationToken cancellationToken) =>
        ChannelAsync(campaign.ChannelId, cancellationToken);

    /// <summary>The channel that questions go to; null where none is chosen, or it is gone.</summary>
    public Task<CampaignChannel?> QuestionsChannelAsync(CampaignRecord campaign, CancellationToken cancellationToken) =>
        ChannelAsync(campaign.QuestionsChannelId, cancellationToken);

    /// <summary>A channel of that id; null where it is gone.</summary>
    /// <param name="isOpen">Whether it must be one that the bot can post in now.</param>
    public async Task<CampaignChannel?> ChannelAsync(
        string? channelId,
        CancellationToken cancellationToken,
        bool isOpen = true
    )
    {
        await using var db = database.Read();
        var open = await db
            .Conversations.AsNoTracking()
            .Where(c => c.Id == channelId && (c.Active || !isOpen))
            .Select(c => new { c.Id, c.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return open is null ? null : new(open.Id, DisplayName.Of(open.Name));
    }

    /// <summary>What somebody is to a campaign whose channel they want to choose.</summary>
    public async Task<ChannelChooser> ChooserAsync(
        CampaignRecord campaign,
        string personKey,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        return await ChannelChoosers.OfAsync(db, campaign, personKey, cancellationToken);
    }

    /// <summary>Whether the bot has met any of the tenant's stewards. Others it reaches where the app was added for them.</summary>
    public async Task<bool> KnowsStewardAsync(CampaignRecord campaign, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.People.AnyAsync(p => campaign.Stewards.Contains(p.Key), cancellationToken);
    }

    /// <summary>A team's record for changing, begun from the content where there is none.</summary>
    /// <param name="teamId">Null for what the content says; nothing is written then.</param>
    public async Task<CampaignRecord> OpenAsync(
        CommitScope scope,
        string tenantId,
        string? teamId,
        CancellationToken cancellationToken
    )
    {
        var begun = Begin(tenantId, teamId);
        return teamId is null
            ? begun
            : (await CampaignsTable.OpenAsync(scope, begun, cancellationToken)).With(begun.Stewards);
    }

    /// <summary>A team's record for changing; null where there is none.</summary>
    public async Task<CampaignRecord?> OpenKnownAsync(
        CommitScope scope,
        string tenantId,
        string teamId,
        CancellationToken cancellationToken
    )
    {
        var id = CampaignKey.OfTeam(IdOf(tenantId), teamId);
        return (await scope.Db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, cancellationToken))?.With(
            StewardsOf(tenantId)
        );
    }

    /// <summary>The campaigns that the person answers for, by the names of their teams.</summary>
    public async Task<IReadOnlyList<CampaignRecord>> OwnedAsync(
        string tenantId,
        string personKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var (id, stewards) = (IdOf(tenantId), StewardsOf(tenantId));
        var isSteward = stewards.Contains(personKey);
        await using var db = database.Read();
        var owned = await db
            .Campaigns.AsNoTracking()
            .Where(c => c.CampaignId == id && c.TeamId != null && (isSteward || c.Owners.Contains(personKey)))
            .OrderBy(c => c.TeamName)
            .ThenBy(c => c.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. owned.Select(c => c.With(stewards)).Where(c => c.IsOwnedBy(personKey))];
    }

    /// <summary>A campaign without an owner in a team in which the bot has met the person; null where there is none.</summary>
    public async Task<CampaignRecord?> UnownedAsync(
        string tenantId,
        string personKey,
        CancellationToken cancellationToken
    )
    {
        var (id, stewards) = (IdOf(tenantId), StewardsOf(tenantId));
        if (stewards.Count > 0)
        {
            // They are asked for one.
            return null;
        }

        await using var db = database.Read();
        return await db
            .Campaigns.AsNoTracking()
            .Where(c => c.CampaignId == id && c.Owners == "")
            .Where(c => db.Memberships.Any(m => m.PersonKey == personKey && m.TeamId == c.TeamId))
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// What tells teams of one name apart, by team: the channel of their pledges, or else a number. Nothing of a team whose
    /// name is its own.
    /// </summary>
    /// <param name="campaignId">The tenant's campaign.</param>
    /// <param name="names">The names to look at; null for teams of which Teams has told none.</param>
    public async Task<IReadOnlyDictionary<string, string>> BesideAsync(
        string campaignId,
        IReadOnlyCollection<string?> names,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        var teams = await db
            .Campaigns.AsNoTracking()
            .Where(c => c.CampaignId == campaignId && c.TeamId != null && names.Contains(c.TeamName))
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                Id = c.TeamId!,
                c.TeamName,
                Channel = db.Conversations.Where(v => v.Id == c.ChannelId).Select(v => v.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var beside = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in teams.GroupBy(team => team.TeamName).Where(same => same.Skip(1).Any()))
        {
            var channels = same.CountBy(team => team.Channel ?? "").ToDictionary();
            foreach (var (at, team) in same.Index())
            {
                beside[team.Id] =
                    DisplayName.Of(team.Channel) is { } channel && channels[team.Channel!] == 1
                        ? channel.Text
                        : (at + 1).ToString(CultureInfo.InvariantCulture);
            }
        }

        return beside;
    }

    /// <summary>The name of a campaign's team, told apart from others of that name; null where Teams has told none.</summary>
    public async Task<DisplayName?> TeamNameAsync(CampaignRecord campaign, CancellationToken cancellationToken)
    {
        if (DisplayName.Of(campaign.TeamName) is not { } name || campaign.TeamId is null)
        {
            return null;
        }

        var beside = await BesideAsync(campaign.CampaignId, [campaign.TeamName], cancellationToken);
        return name.Beside(beside.GetValueOrDefault(campaign.TeamId));
    }

    /// <summary>Whether the person appears in the history of a campaign.</summary>
    public async Task<bool> IsInHistoryAsync(string personKey, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.CampaignEvents.AnyAsync(
            e => e.ByKey == personKey || e.AboutKey == personKey,
            cancellationToken
        );
    }

    /// <summary>A team's pledges, for changing.</summary>
    public static IQueryable<Pledge> PledgesOf(CommitScope scope, CampaignRecord campaign) =>
        scope.Db.Pledges.Where(p => p.CampaignId == campaign.CampaignId && p.TeamId == campaign.TeamId);

    private CampaignRecord Begin(string tenantId, string? teamId)
    {
        var content = Content;
        return new CampaignRecord(
            IdOf(tenantId),
            tenantId,
            teamId,
            new(content.Name, content.Hashtag, content.Starts, content.Ends, content.Goal, content.ApproveFirst)
        ).With(StewardsOf(tenantId));
    }

    /// <summary>A steward as the content names them, to write to before the bot has met them; null for anybody else.</summary>
    public Person? UnmetSteward(string? key) =>
        key?.Split('|')[0] is { } tenant && StewardsOf(tenant).Contains(key)
            ? new() { Key = key, TenantId = tenant }
            : null;

    /// <summary>Keys of the tenant's stewards.</summary>
    public List<string> StewardsOf(string tenantId) =>
        [.. Content.Owners.Select(owner => PersonKey.Of(tenantId, owner.ToString(), null))];
}
