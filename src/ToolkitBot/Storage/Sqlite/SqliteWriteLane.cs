using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>
/// The only writer of a SQLite file. Work that arrives during a commit goes into the next one together (group commit).
/// Each piece has its own savepoint, so a failing piece does not affect the others.
/// </summary>
internal sealed class SqliteWriteLane : WriteLane, IAsyncDisposable
{
    /// <summary>Most pieces in one commit; limits how long the first piece waits for the last.</summary>
    private const int BatchSize = 64;

    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly Database database;
    private readonly Task loop;
    private long commits;
    private volatile bool copiesTheRest;

    public SqliteWriteLane(Database database)
        : base(database.System)
    {
        this.database = database;
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Number of commits so far.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Copies the rest of the log after the next commit, see <see cref="SqliteCheckpoints"/>.</summary>
    public void CopyTheRest() => copiesTheRest = true;

    protected override async Task<T> CommitAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        var piece = new Work<T>(work, cancellationToken);
        await queue.Writer.WriteAsync(piece, cancellationToken);
        return await piece.Committed;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task LoopAsync()
    {
        SqliteConnection? connection = null;
        StatementCache? statements = null;
        var batch = new List<Work>(BatchSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSize && queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            try
            {
                if (connection is null)
                {
                    connection = (SqliteConnection)await database.OpenWriteConnectionAsync(CancellationToken.None);
                    statements = new StatementCache(connection);
                }

                await CommitAsync(connection, statements!, batch);
            }
            catch (Exception e)
            {
                // The disk is full, the file is gone or another process held the lock: nothing is written.
                batch.ForEach(work => work.Fail(e));
                statements?.Dispose();
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                connection = null;
            }
        }

        statements?.Dispose();
        await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task CommitAsync(SqliteConnection connection, StatementCache statements, List<Work> batch)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var work in batch)
        {
            statements.Run("SAVEPOINT piece");
            await using var scope = new CommitScope(connection, transaction, database, statements);
            if (await work.TryRunAsync(scope))
            {
                statements.Run("RELEASE piece");
            }
            else
            {
                statements.Run("ROLLBACK TO piece");
                statements.Run("RELEASE piece");
            }
        }

        transaction.Commit();
        batch.ForEach(work => work.Finish());
        Interlocked.Increment(ref commits);
        if (copiesTheRest)
        {
            copiesTheRest = false;
            statements.Run(SqliteCheckpoints.Statement);
        }
    }

    private abstract class Work
    {
        /// <summary>Runs the piece; false if it failed and its writes must be rolled back.</summary>
        public abstract Task<bool> TryRunAsync(CommitScope scope);

        /// <summary>Reports the result to the caller: the batch is committed.</summary>
        public abstract void Finish();

        /// <summary>Reports to the caller that the whole batch failed to commit.</summary>
        public abstract void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<CommitScope, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
        : Work
    {
        private readonly TaskCompletionSource<T> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? failure;

        public Task<T> Committed => committed.Task;

        public override async Task<bool> TryRunAsync(CommitScope scope)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                result = await run(scope, cancellationToken);
                await scope.SaveAsync(cancellationToken);
                return true;
            }
            catch (Exception e)
            {
                failure = e;
                return false;
            }
        }

        public override void Finish()
        {
            if (failure is null)
            {
                committed.SetResult(result!);
            }
            else
            {
                committed.SetException(failure);
            }
        }

        public override void Fail(Exception exception) => committed.TrySetException(exception);
    }
}
