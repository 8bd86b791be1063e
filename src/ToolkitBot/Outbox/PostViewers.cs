using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>Whose client asks for its own view of a post: the author and those who joined first, 60 in all, as Teams allows.</summary>
internal sealed class PostViewers(Database database)
{
    private const int Most = 60;

    public async Task<IReadOnlyList<string>> OfAsync(
        Pledge pledge,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        return await db
            .Joins.AsNoTracking()
            .Where(j => j.PledgeId == pledge.Id)
            .OrderBy(j => j.JoinedAt)
            .Join(db.People, j => j.PersonKey, p => p.Key, (j, p) => p.ChannelAccountId)
            .Where(id => id != null && id.StartsWith("29:"))
            .Select(id => id!)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
