using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>Whose client asks for its own view of a post: the authors, the campaign's
/// owners and those who joined first, 60 in all, as Teams allows.</summary>
internal sealed class PostViewers(Database database)
{
    private const int Most = 60;

    /// <summary>Somebody may have joined several pledges of a digest, and counts once.</summary>
    private const int JoinsSeen = 5 * Most;

    public async Task<IReadOnlyList<string>> OfAsync(
        CampaignRecord campaign,
        IReadOnlyList<Pledge> pledges,
        CancellationToken cancellationToken
    )
    {
        var ids = pledges.Select(pledge => pledge.Id).ToList();
        var first = pledges
            .Select(pledge => pledge.PersonKey)
            .OfType<string>()
            .Concat(campaign.OwnerKeys)
            .Concat(campaign.Stewards)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        await using var db = database.Read();
        var accounts = await db
            .People.AsNoTracking()
            .Where(p => first.Contains(p.Key))
            .ToDictionaryAsync(p => p.Key, p => p.ChannelAccountId, cancellationToken);
        var joined = await db
            .Joins.AsNoTracking()
            .Where(j => ids.Contains(j.PledgeId))
            .OrderBy(j => j.JoinedAt)
            .Join(db.People, j => j.PersonKey, p => p.Key, (j, p) => p.ChannelAccountId)
            .Take(JoinsSeen)
            .ToListAsync(cancellationToken);
        return
        [
            .. first
                .Select(key => accounts.GetValueOrDefault(key))
                .Concat(joined)
                .OfType<string>()
                .Where(id => id.StartsWith("29:", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
