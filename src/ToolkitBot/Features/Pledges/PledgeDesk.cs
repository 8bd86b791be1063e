using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>
/// Where pledges are made and changed. Reading happens at once; every change is an effect of the turn, which looks again
/// inside the transaction whether <see cref="PledgeLife"/> still allows it.
/// </summary>
internal sealed class PledgeDesk(
    Database database,
    CampaignStore campaigns,
    CampaignChannels channels,
    OutboxQueue queue,
    TimeProvider clock
)
{
    private const int MostTakenDown = 1;
    private static readonly TimeSpan TwinsWithin = TimeSpan.FromHours(1);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The pledge of that id in the tenant, or null: an id comes from a client and may be anything.</summary>
    public async Task<Pledge?> FindAsync(string tenantId, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        await using var db = database.Read();
        return await db
            .Pledges.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id && p.TenantId == tenantId, cancellationToken);
    }

    /// <summary>The person's own pledges, newest first; withdrawn ones are gone.</summary>
    public async Task<IReadOnlyList<Pledge>> MineAsync(string personKey, int limit, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db
            .Pledges.AsNoTracking()
            .Where(p => p.PersonKey == personKey && p.State != PledgeState.Withdrawn)
            .OrderByDescending(p => p.CreatedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The same pledge that its author made a moment ago: typed twice because an answer was late, it is one pledge. Null
    /// for none.
    /// </summary>
    public async Task<Pledge?> TwinAsync(Pledge pledge, CancellationToken cancellationToken)
    {
        var since = Now - TwinsWithin;
        await using var db = database.Read();
        return await db
            .Pledges.AsNoTracking()
            .Where(p => p.PersonKey == pledge.PersonKey && p.CreatedAt >= since && p.TeamId == pledge.TeamId)
            .Where(p => p.Text == pledge.Text && p.DueOn == pledge.DueOn && p.MadeAs == pledge.MadeAs)
            .Where(p =>
                p.State != PledgeState.Withdrawn && p.State != PledgeState.Refused && p.State != PledgeState.TakenDown
            )
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A campaign's pledges whose posts were taken down and can be put back, latest first.</summary>
    public async Task<IReadOnlyList<Pledge>> TakenDownAsync(
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        var since = Now - Pledge.PutBackWithin;
        await using var db = database.Read();
        return await db
            .Pledges.AsNoTracking()
            .Where(p => p.CampaignId == campaign.CampaignId && p.TeamId == campaign.TeamId)
            .Where(p => p.State == PledgeState.TakenDown && p.TakenDownAt >= since)
            .OrderByDescending(p => p.TakenDownAt)
            .Take(MostTakenDown)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Pledges of others that the person joined, newest join first.</summary>
    public async Task<IReadOnlyList<Pledge>> JoinedAsync(
        string personKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        return await db
            .Joins.AsNoTracking()
            .Where(j => j.PersonKey == personKey)
            .OrderByDescending(j => j.JoinedAt)
            .Join(db.Pledges, j => j.PledgeId, p => p.Id, (_, p) => p)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether a letter of that key waits to be sent.</summary>
    public async Task<bool> IsQueuedAsync(string uniqueKey, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Outbox.AnyAsync(row => row.UniqueKey == uniqueKey && row.FinishedAt == null, cancellationToken);
    }

    /// <summary>Which of these pledges the person has joined.</summary>
    public async Task<IReadOnlySet<string>> JoinedByAsync(
        string personKey,
        IReadOnlyList<string> pledgeIds,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        var joined = await db
            .Joins.AsNoTracking()
            .Where(j => j.PersonKey == personKey && pledgeIds.Contains(j.PledgeId))
            .Select(j => j.PledgeId)
            .ToListAsync(cancellationToken);
        return joined.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The pledges that stand in the same post as this one, in the post's order; none where there is no such pledge.
    /// </summary>
    public async Task<IReadOnlyList<Pledge>> OfDigestAsync(
        string tenantId,
        string? pledgeId,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(tenantId, pledgeId, cancellationToken) is not { } one)
        {
            return [];
        }

        if (string.IsNullOrEmpty(one.PostActivityId))
        {
            return [one];
        }

        await using var db = database.Read();
        return await db
            .Pledges.AsNoTracking()
            .Where(p => p.PostActivityId == one.PostActivityId && p.ChannelId == one.ChannelId)
            .OrderBy(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
    }

    public IEffect Make(Pledge pledge, bool doubtful) => new MakePledgeEffect(pledge, doubtful, campaigns, queue);

    /// <summary>Its author hears once it is posted, where they were just told that it is to be.</summary>
    /// <param name="card">The message in their chat that told them; null for a message of its own.</param>
    public IEffect TellWhenPosted(Pledge pledge, string? card) => new TellWhenPostedEffect(pledge, card, queue);

    public IEffect Change(PledgeChange change) => new ChangePledgeEffect(change, campaigns, channels, queue, clock);

    public IEffect Join(Pledge pledge, string personKey) => new JoinEffect(pledge, personKey, queue, clock);

    public IEffect Leave(Pledge pledge, string personKey) => new LeaveEffect(pledge, personKey, queue);
}
