using System.Data.Common;
using System.Threading.Channels;
using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>Sends queries that come at the same time together: a round trip for each would cost more than the queries.</summary>
internal sealed class PostgresQueries : IAsyncDisposable
{
    /// <summary>Most queries in one round trip; limits how long the first waits for the last.</summary>
    private const int GroupSize = 32;

    /// <summary>Round trips under way at once.</summary>
    private const int Groups = 2;

    private readonly Channel<Query> queue = Channel.CreateBounded<Query>(
        new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly NpgsqlDataSource source;
    private readonly Task[] loops;

    public PostgresQueries(NpgsqlDataSource source)
    {
        this.source = source;
        loops = [.. Enumerable.Range(0, Groups).Select(_ => Task.Run(LoopAsync))];
    }

    /// <inheritdoc cref="Database.QueryAsync{T}"/>
    public async Task<T> RunAsync<T>(
        string text,
        Action<DbCommand> fill,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        var query = new Query<T>(BatchParts.Filled(text, fill), read, cancellationToken);
        await queue.Writer.WriteAsync(query, cancellationToken);
        return await query.Result.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(loops);
    }

    private async Task LoopAsync()
    {
        var queries = new List<Query>(GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            queries.Clear();
            while (queries.Count < GroupSize && queue.Reader.TryRead(out var query))
            {
                queries.Add(query);
            }

            try
            {
                await RunAsync(queries);
            }
            catch (Exception e)
            {
                // The database is away or the connection broke; those that have their result keep it.
                queries.ForEach(query => query.Fail(e));
            }
        }
    }

    private async Task RunAsync(List<Query> queries)
    {
        if (queries.Count == 0)
        {
            return;
        }

        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        queries.ForEach(query => batch.BatchCommands.Add(query.Command));
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var query in queries)
        {
            await query.ReadAsync(reader);
            await reader.NextResultAsync();
        }
    }

    private abstract class Query(NpgsqlBatchCommand command)
    {
        public NpgsqlBatchCommand Command => command;

        public abstract Task ReadAsync(DbDataReader reader);

        public abstract void Fail(Exception exception);
    }

    private sealed class Query<T>(
        NpgsqlBatchCommand command,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) : Query(command)
    {
        private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Result => result.Task;

        public override async Task ReadAsync(DbDataReader reader)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                result.TrySetCanceled(cancellationToken);
                return;
            }

            result.TrySetResult(await read(reader, CancellationToken.None));
        }

        public override void Fail(Exception exception) => result.TrySetException(exception);
    }
}
