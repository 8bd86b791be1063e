using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Merges the keys of one person. Earlier releases stored an account under several: with its Entra id, without, and
/// with the id in capitals. A pledge joined under two of them is joined once.
/// </summary>
internal sealed class OnePersonStep(Database database, OutboxQueue queue) : IUpgradeStep
{
    public string Name => "one-person-an-account";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var same in await TwinsAsync(cancellationToken))
        {
            var kept = same.Key;
            foreach (var twin in same.Where(person => person.Key != kept))
            {
                await database.Writes.RunAsync(
                    (scope, token) => MoveAsync(scope, twin.Key, kept, token),
                    cancellationToken
                );
            }
        }
    }

    /// <summary>
    /// Finds people with several rows for one account or id, ignoring case, or one row in another spelling.
    /// </summary>
    private async Task<List<IGrouping<string, Person>>> TwinsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var people = await db
            .People.AsNoTracking()
            .Where(p =>
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, without a culture; EF translates nothing else.
                p.Key.ToLower() != p.Key
#pragma warning restore CA1304, CA1311, CA1862
                || db.People.Any(other =>
                    other.Key != p.Key && other.TenantId == p.TenantId && other.ChannelAccountId == p.ChannelAccountId
                )
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .GroupBy(person => (person.TenantId, person.ChannelAccountId ?? person.Key))
                .GroupBy(
                    same => same.Select(Normal).OrderBy(IsOfAccount).ThenBy(key => key, StringComparer.Ordinal).First(),
                    StringComparer.Ordinal
                )
                .SelectMany(same => same.SelectMany(rows => rows).GroupBy(_ => same.Key, StringComparer.Ordinal)),
        ];
    }

    private static string Normal(Person person)
    {
        var id = person.Key[(person.Key.IndexOf('|', StringComparison.Ordinal) + 1)..];
        return PersonKey.Of(person.TenantId, id, person.ChannelAccountId);
    }

    private static bool IsOfAccount(string key) => key.Contains("|29:", StringComparison.Ordinal);

    private async Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken)
    {
        var both = await scope
            .Db.Pledges.AsNoTracking()
            .Where(p =>
                scope.Db.Joins.Any(j => j.PledgeId == p.Id && j.PersonKey == from)
                && scope.Db.Joins.Any(j => j.PledgeId == p.Id && j.PersonKey == to)
            )
            .ToListAsync(cancellationToken);
        foreach (var pledge in both)
        {
            await new LeaveEffect(pledge, from, queue).ApplyAsync(scope, cancellationToken);
        }

        await JoinsTable.MoveAsync(scope, from, to, cancellationToken);
        await PledgesTable.MoveAsync(scope, from, to, cancellationToken);
        await QuestionsTable.MoveAsync(scope, from, to, cancellationToken);
        await OwnAnswersTable.MoveAsync(scope, from, to, cancellationToken);
        await MembershipsTable.MoveAsync(scope, from, to, cancellationToken);
        await CampaignEventsTable.MoveAsync(scope, from, to, cancellationToken);
        await StatesTable.MoveAsync(scope, from, to, cancellationToken);
        await OutboxTable.MoveAsync(scope, OutboxPlace.Of(from), OutboxPlace.Of(to), cancellationToken);
        await LeasesTable.RemoveAsync(scope, OutboxPlace.Of(from), cancellationToken);
        await MoveOwnerAsync(scope, from, to, cancellationToken);
        if (await scope.Db.People.AnyAsync(p => p.Key == to, cancellationToken))
        {
            await PeopleTable.RemoveAsync(scope, from, cancellationToken);
        }
        else
        {
            await PeopleTable.RenameAsync(scope, from, to, cancellationToken);
        }
    }

    private static async Task MoveOwnerAsync(
        CommitScope scope,
        string from,
        string to,
        CancellationToken cancellationToken
    )
    {
        var owned = await scope.Db.Campaigns.Where(c => c.Owners.Contains(from)).ToListAsync(cancellationToken);
        foreach (var campaign in owned.Where(campaign => campaign.IsOwnedBy(from)))
        {
            campaign.RenameOwner(from, to);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
