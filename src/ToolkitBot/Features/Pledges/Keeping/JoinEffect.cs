using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// "Me too", once a person: the key decides, and the counts follow it in the same transaction. Additions rather than
/// versions, so that two hundred people at once never make each other fail. The join comes before the pledge's row: from
/// that row on everybody else who joins it is waiting.
/// </summary>
internal sealed class JoinEffect(Pledge pledge, string personKey, OutboxQueue queue, TimeProvider clock) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        if (await JoinsTable.AddAsync(scope, pledge.Id, personKey, clock.GetUtcNow(), cancellationToken))
        {
            await JoinCounts.AddAsync(scope, pledge, 1, queue, cancellationToken);
        }
    }
}

/// <summary>"Leave this pledge".</summary>
internal sealed class LeaveEffect(Pledge pledge, string personKey, OutboxQueue queue) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        if (await JoinsTable.RemoveAsync(scope, pledge.Id, personKey, cancellationToken))
        {
            await JoinCounts.AddAsync(scope, pledge, -1, queue, cancellationToken);
        }
    }
}

/// <summary>The count of those who joined, on the pledge and in the campaign's figures.</summary>
internal static class JoinCounts
{
    /// <summary>Adds; a pledge whose state changed since it was read runs the turn again.</summary>
    public static async Task AddAsync(
        CommitScope scope,
        Pledge pledge,
        int change,
        OutboxQueue queue,
        CancellationToken cancellationToken
    )
    {
        if (!await PledgesTable.AddJoinedAsync(scope, pledge, change, cancellationToken))
        {
            throw new ConflictException();
        }

        var figures = PledgeFigures.Of(pledge) with { Pledged = 0, Joined = change, Done = 0 };
        await FiguresTable.AddAsync(scope, figures, cancellationToken);
        await queue.ShowAsync(scope, pledge, cancellationToken);
    }
}
