using System.Data;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Tables;

/// <summary>Updates of <c>pledges</c> that do not read the row; other changes are methods of the pledge.</summary>
internal static class PledgesTable
{
    /// <summary>Adds to the join count. Returns false if the pledge's state has changed since it was read.</summary>
    public static async Task<bool> AddJoinedAsync(
        CommitScope scope,
        Pledge seen,
        int change,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "UPDATE pledges SET joined = joined + @change, version = version + 1 WHERE id = @pledge AND state = @state",
            command => command.With("@change", change).With("@pledge", seen.Id).With("@state", seen.State.ToString()),
            cancellationToken
        ) == 1;

    /// <summary>Marks a pledge as due after its follow-up was sent, unless its state has changed since.</summary>
    public static Task MarkDueAsync(CommitScope scope, Pledge drawn, CancellationToken cancellationToken) =>
        scope
            .Db.Pledges.Where(p => p.Id == drawn.Id && p.State == drawn.State)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PledgeState.Due).SetProperty(p => p.Version, p => p.Version + 1),
                cancellationToken
            );

    /// <summary>Records the versions that the channel post now shows.</summary>
    /// <returns>Ids of those that have changed since. The rows are updated, and so locked, first.</returns>
    public static async Task<IReadOnlyList<string>> MarkPostedAsync(
        CommitScope scope,
        IReadOnlyList<Pledge> drawn,
        string? post,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var pledge in drawn.OrderBy(pledge => pledge.Id, StringComparer.Ordinal))
        {
            await scope
                .Db.Pledges.Where(p => p.Id == pledge.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.PostActivityId, post)
                            .SetProperty(p => p.PostedVersion, pledge.Version)
                            .SetProperty(p => p.PostedAt, p => p.PostedAt ?? now),
                    cancellationToken
                );
        }

        var ids = drawn.Select(pledge => pledge.Id).ToList();
        return await scope
            .Db.Pledges.Where(p => ids.Contains(p.Id) && p.Version != p.PostedVersion)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Merges two rows of one person: moves the first key's pledges to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE pledges SET person_key = @to WHERE person_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string id, CancellationToken cancellationToken) =>
        scope.RunAsync("DELETE FROM pledges WHERE id = @id", command => command.With("@id", id), cancellationToken);
}
