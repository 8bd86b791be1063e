using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

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
        await using var join = scope.Command(
            "INSERT INTO pledge_joins (pledge_id, person_key, joined_at) VALUES (@pledge, @person, @now) ON CONFLICT DO NOTHING"
        );
        join.With("@pledge", pledge.Id).With("@person", personKey).With("@now", scope.Time(clock.GetUtcNow()));
        if (await join.ExecuteNonQueryAsync(cancellationToken) == 1)
        {
            await JoinCounts.AddAsync(scope, pledge, 1, queue, cancellationToken);
        }
    }
}

/// <summary>"Not me after all".</summary>
internal sealed class LeaveEffect(Pledge pledge, string personKey, OutboxQueue queue) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var leave = scope.Command(
            "DELETE FROM pledge_joins WHERE pledge_id = @pledge AND person_key = @person"
        );
        leave.With("@pledge", pledge.Id).With("@person", personKey);
        if (await leave.ExecuteNonQueryAsync(cancellationToken) == 1)
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
        await using var command = scope.Command(
            "UPDATE pledges SET joined = joined + @change, version = version + 1 WHERE id = @pledge AND state = @state"
        );
        command.With("@change", change).With("@pledge", pledge.Id).With("@state", pledge.State.ToString());
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new ConflictException();
        }

        var figures = PledgeFigures.Of(pledge) with { Pledged = 0, Joined = change, Done = 0 };
        await KeptCounts.AddAsync(scope, pledge.CampaignId, figures, cancellationToken);
        await queue.ShowAsync(scope, pledge, cancellationToken);
    }
}
