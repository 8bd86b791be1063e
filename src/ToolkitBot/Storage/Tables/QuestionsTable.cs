using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>Updates of <c>questions</c> that do not read the row; other changes are methods of the question.</summary>
internal static class QuestionsTable
{
    /// <summary>Records the version that the channel's post now shows.</summary>
    /// <returns>Whether the question has changed since. The row is updated, and so locked, first.</returns>
    public static async Task<bool> MarkPostedAsync(
        CommitScope scope,
        Question drawn,
        string? post,
        CancellationToken cancellationToken
    )
    {
        await scope
            .Db.Questions.Where(q => q.Id == drawn.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(q => q.PostActivityId, post).SetProperty(q => q.PostedVersion, drawn.Version),
                cancellationToken
            );
        return await scope.Db.Questions.AnyAsync(
            q => q.Id == drawn.Id && q.Version != q.PostedVersion,
            cancellationToken
        );
    }

    /// <summary>Forgets who took and who answered; the answer, which they gave for the team, stays.</summary>
    public static async Task ForgetAnswererAsync(
        CommitScope scope,
        string personKey,
        CancellationToken cancellationToken
    )
    {
        await scope.RunAsync(
            "UPDATE questions SET answered_by_key = NULL, answered_by_name = NULL, version = version + 1 WHERE answered_by_key = @person",
            command => command.With("@person", personKey),
            cancellationToken
        );
        await scope.RunAsync(
            """
            UPDATE questions SET
                taken_by_key = NULL, taken_by_name = NULL, version = version + 1,
                state = CASE WHEN state = 'Taken' THEN 'Open' ELSE state END
            WHERE taken_by_key = @person
            """,
            command => command.With("@person", personKey),
            cancellationToken
        );
    }

    /// <summary>Merges two rows of one person: moves what the first key asked and answered to the second.</summary>
    public static async Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken)
    {
        foreach (var column in (string[])["asker_key", "taken_by_key", "answered_by_key"])
        {
            await scope.RunAsync(
                $"UPDATE questions SET {column} = @to WHERE {column} = @from",
                command => command.With("@to", to).With("@from", from),
                cancellationToken
            );
        }
    }

    public static Task RemoveBeforeAsync(
        CommitScope scope,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM questions WHERE COALESCE(answered_at, created_at) < @before",
            command => command.At("@before", scope, before),
            cancellationToken
        );
}
