using System.Data.Common;
using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>
/// Statements of several pieces of work in one transaction, sent together: each round trip carries the next statement of
/// every piece. It is used by one thread of execution at a time.
/// </summary>
internal sealed class StatementGroup(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private readonly List<Statement> waiting = [];
    private readonly List<Statement> last = [];
    private TaskCompletionSource added = NewSignal();

    /// <summary>Adds a statement; completes with the number of rows that it changed.</summary>
    /// <param name="shared">
    /// Names a row that many turns write, so that all groups lock such rows at their end and in one order; null for none.
    /// </param>
    public Task<int> AddAsync(string text, Action<DbCommand> fill, string? shared)
    {
        var statement = new Statement(BatchParts.Filled(text, fill), shared ?? "");
        (shared is null ? waiting : last).Add(statement);
        added.TrySetResult();
        return statement.Changed.Task;
    }

    /// <summary>Sends statements until all pieces are done.</summary>
    public async Task SendAsync(IReadOnlyList<Task> pieces)
    {
        while (true)
        {
            var due = waiting.Count > 0 ? Take(waiting) : Take(last);
            if (due.Count > 0)
            {
                await SendAsync(due);
            }
            else if (pieces.Where(piece => !piece.IsCompleted).ToList() is { Count: > 0 } open)
            {
                // It waits for something else than the database.
                await Task.WhenAny([.. open, added.Task]);
            }
            else
            {
                return;
            }

            if (added.Task.IsCompleted)
            {
                added = NewSignal();
            }
        }
    }

    private static List<Statement> Take(List<Statement> from)
    {
        var taken = from.OrderBy(statement => statement.Shared, StringComparer.Ordinal).ToList();
        from.Clear();
        return taken;
    }

    private async Task SendAsync(List<Statement> statements)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        statements.ForEach(statement => batch.BatchCommands.Add(statement.Command));
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception e)
        {
            statements.ForEach(statement => statement.Changed.SetException(e));
            return;
        }

        // Each piece goes on at once, up to its next statement.
        statements.ForEach(statement => statement.Changed.SetResult(statement.Command.RecordsAffected));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Statement(NpgsqlBatchCommand Command, string Shared)
    {
        public TaskCompletionSource<int> Changed { get; } = new();
    }
}
