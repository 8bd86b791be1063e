using System.Threading.Channels;
using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>
/// Writes to PostgreSQL. Work has a transaction of its own; what may be gathered shares round trips and a commit with what
/// came while the last group was under way. A group in which anything failed is rolled back, and its pieces run alone:
/// conflicts are rare, and each is then told its own fault.
/// </summary>
internal sealed class PostgresWriteLane : WriteLane, IAsyncDisposable
{
    /// <summary>Most pieces in a group; limits how long the first piece waits for the last.</summary>
    private const int GroupSize = 64;

    /// <summary>Groups under way at once: one is sent while the other commits.</summary>
    private const int Groups = 2;

    private readonly Channel<Piece> queue = Channel.CreateBounded<Piece>(
        new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly Database database;
    private readonly Task[] loops;

    public PostgresWriteLane(Database database)
        : base(database.System)
    {
        this.database = database;
        loops = [.. Enumerable.Range(0, Groups).Select(_ => Task.Run(LoopAsync))];
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(loops);
    }

    protected override async Task<T> CommitAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenWriteConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var scope = new CommitScope(connection, transaction, database);
        var result = await work(scope, cancellationToken);
        await scope.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    protected override async Task<T> CommitGatheredAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        var piece = new Piece<T>(work, cancellationToken);
        await queue.Writer.WriteAsync(piece, cancellationToken);
        return await piece.Committed ? piece.Result : await CommitAsync(work, cancellationToken);
    }

    private async Task LoopAsync()
    {
        var pieces = new List<Piece>(GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            pieces.Clear();
            while (pieces.Count < GroupSize && queue.Reader.TryRead(out var piece))
            {
                pieces.Add(piece);
            }

            if (pieces.Count > 0)
            {
                await RunAsync(pieces);
            }
        }
    }

    private async Task RunAsync(List<Piece> pieces)
    {
        var commits = false;
        try
        {
            await using var connection = (NpgsqlConnection)
                await database.OpenWriteConnectionAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            var group = new StatementGroup(connection, transaction);
            await group.SendAsync([
                .. pieces.Select(piece =>
                    piece.RunAsync(new CommitScope(connection, transaction, database, null, group))
                ),
            ]);
            if (pieces.All(piece => piece.IsDone))
            {
                commits = true;
                await transaction.CommitAsync();
                pieces.ForEach(piece => piece.Finish(isCommitted: true));
                return;
            }

            await transaction.RollbackAsync();
        }
        catch (Exception e) when (commits)
        {
            // Nobody knows whether it was committed: a piece that ran again could find itself done already.
            pieces.ForEach(piece => piece.Fail(e));
            return;
        }
        catch (Exception)
        {
            // The database is away, or the connection broke: nothing is written, and each piece finds out by itself.
        }

        pieces.ForEach(piece => piece.Finish(isCommitted: false));
    }

    private abstract class Piece
    {
        private readonly TaskCompletionSource<bool> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it is committed with its group; if not, it has to run alone.</summary>
        public Task<bool> Committed => committed.Task;

        /// <summary>Whether its statements have been run, and it found no fault.</summary>
        public bool IsDone { get; protected set; }

        public abstract Task RunAsync(CommitScope scope);

        public void Finish(bool isCommitted) => committed.TrySetResult(isCommitted);

        public void Fail(Exception exception) => committed.TrySetException(exception);
    }

    private sealed class Piece<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    ) : Piece
    {
        private T? result;

        public T Result => result!;

        public override async Task RunAsync(CommitScope scope)
        {
            try
            {
                result = await work(scope, cancellationToken);
                IsDone = true;
            }
            catch (Exception)
            {
                // It runs alone and tells its caller then.
            }
        }
    }
}
