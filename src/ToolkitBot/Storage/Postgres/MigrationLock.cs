using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>A lock of the database that one instance at a time holds while it migrates; it ends with its connection.</summary>
internal sealed class MigrationLock : IAsyncDisposable
{
    /// <summary>Any number will do, as long as nothing else in the database locks it.</summary>
    private const long Key = 7_040_204_120;

    private readonly NpgsqlConnection connection;

    private MigrationLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits for the lock.</summary>
    public static async Task<MigrationLock> TakeAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await RunAsync(connection, "pg_advisory_lock", cancellationToken);
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The connection goes back to the pool and would keep the lock.
            await RunAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string function,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {function}({Key})";
        // A migration of a large database may take long; the other instances wait for it.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
