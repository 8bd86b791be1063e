using Microsoft.Data.Sqlite;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log back into the SQLite file, on a connection of its own: done by the writer, every turn that
/// waits for its commit would wait for some ten thousand pages as well.
/// </summary>
/// <remarks>
/// A log that is copied as far as it goes begins anew with the next commit. While turns come in without a break it is
/// never copied quite to its end from here, so the writer copies the last few pages, between two commits.
/// </remarks>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    /// <summary>Copies what is committed, without making anybody wait.</summary>
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

    /// <summary>At the next look the log is not only copied, but emptied: what was deleted is not to be read there.</summary>
    public void TruncateSoon() => truncates = true;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        stopping.Dispose();
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
                    truncates = !await TryTruncateAsync();
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
            // The last connection to close copies what is left.
        }
    }

    /// <summary>False where somebody was reading or writing: it is tried again.</summary>
    private async Task<bool> TryTruncateAsync()
    {
        try
        {
            await using var connection = await database.OpenReadConnectionAsync(stopping.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)";
            await using var reader = await command.ExecuteReaderAsync(stopping.Token);
            do
            {
                while (await reader.ReadAsync(stopping.Token))
                {
                    // busy_timeout answers with one column, the checkpoint with three; the first of those says "busy".
                    if (reader.FieldCount == 3)
                    {
                        return reader.GetInt64(0) == 0;
                    }
                }
            } while (await reader.NextResultAsync(stopping.Token));

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

            // The second time copies what was committed during the first, which leaves next to nothing to the writer.
            await command.ExecuteNonQueryAsync(stopping.Token);
            await command.ExecuteNonQueryAsync(stopping.Token);
            lane.CopyTheRest();
        }
        catch (SqliteException)
        {
            // The log only grows meanwhile, and the writer copies it once it is four times as long as usual.
        }
    }
}
