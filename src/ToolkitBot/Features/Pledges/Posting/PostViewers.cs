using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>Whose client asks for its own view of a post: the authors and those who joined first, 60 in all, as Teams allows.</summary>
internal sealed class PostViewers(Database database)
{
    private const int Most = 60;

    /// <summary>Somebody may have joined several pledges of a digest, and counts once.</summary>
    private const int JoinsSeen = 5 * Most;

    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<Pledge> pledges, CancellationToken cancellationToken)
    {
        var ids = pledges.Select(pledge => pledge.Id).ToList();
        var authors = pledges.Select(pledge => pledge.PersonKey).OfType<string>().ToList();
        await using var db = database.Read();
        var made = await db
            .People.AsNoTracking()
            .Where(p => authors.Contains(p.Key))
            .Select(p => p.ChannelAccountId)
            .ToListAsync(cancellationToken);
        var joined = await db
            .Joins.AsNoTracking()
            .Where(j => ids.Contains(j.PledgeId))
            .OrderBy(j => j.JoinedAt)
            .Join(db.People, j => j.PersonKey, p => p.Key, (j, p) => p.ChannelAccountId)
            .Take(JoinsSeen)
            .ToListAsync(cancellationToken);
        return
        [
            .. made.Concat(joined)
                .OfType<string>()
                .Where(id => id.StartsWith("29:", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
