using Microsoft.Data.Sqlite;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>
/// Checkpoints the write-ahead log into the SQLite file, on a separate connection. If the writer did it, every turn
/// waiting for a commit would also wait for some ten thousand pages to be copied.
/// </summary>
/// <remarks>
/// SQLite starts the log again at the next commit once all of it has been copied. Under constant load this class never
/// quite reaches the end, so the writer copies the last few pages between two commits.
/// </remarks>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    /// <summary>Copies the committed pages without blocking readers or the writer.</summary>
    public const string Statement = "PRAGMA wal_checkpoint(PASSIVE)";

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly Database database;
    private readonly SqliteWriteLane lane;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task loop;
    private volatile bool truncates;

    public SqliteCheckpoints(Database database, SqliteWriteLane lane)
    {
        (this.database, this.lane) = (database, lane);
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Empties the log at the next tick, so that deleted data cannot be read there.</summary>
    public void TruncateSoon() => truncates = true;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        stopping.Dispose();

        // Closing the last connection empties the log as well, if nothing else has the file open.
        if (truncates)
        {
            await TruncateAsync(CancellationToken.None);
        }
    }

    private async Task LoopAsync()
    {
        var seen = 0L;
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                if (truncates)
                {
                    await TruncateAsync(stopping.Token);
                }

                if (lane.Commits is var commits && commits != seen)
                {
                    seen = commits;
                    await CopyAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closing the last connection checkpoints the rest.
        }
    }

    /// <summary>Empties the log, or leaves it to the next tick. What is asked meanwhile is asked again.</summary>
    private async Task TruncateAsync(CancellationToken cancellationToken)
    {
        truncates = false;
        var isEmpty = false;
        try
        {
            isEmpty = await TryTruncateAsync(cancellationToken);
        }
        finally
        {
            if (!isEmpty)
            {
                truncates = true;
            }
        }
    }

    /// <summary>Returns false if a reader or the writer was busy; the next tick tries again.</summary>
    private async Task<bool> TryTruncateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            do
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    // busy_timeout returns one column, the checkpoint three, of which the first is "busy".
                    if (reader.FieldCount == 3)
                    {
                        return reader.GetInt64(0) == 0;
                    }
                }
            } while (await reader.NextResultAsync(cancellationToken));

            return false;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private async Task CopyAsync()
    {
        try
        {
            await using var connection = await database.OpenReadConnectionAsync(stopping.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = Statement;

            // The second run copies what was committed during the first, which leaves the writer next to nothing.
            await command.ExecuteNonQueryAsync(stopping.Token);
            await command.ExecuteNonQueryAsync(stopping.Token);
            lane.CopyTheRest();
        }
        catch (SqliteException)
        {
            // The log just keeps growing; the writer checkpoints it at four times its usual length.
        }
    }
}
