using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>A SQLite file in write-ahead mode.</summary>
internal sealed class SqliteDatabase : Database, IAsyncDisposable
{
    private readonly Lazy<ToolkitContexts> contexts;
    private readonly string connectionString;
    private readonly SqliteFile file;
    private readonly SqliteWriteLane writes;
    private readonly SqliteCheckpoints checkpoints;
    private readonly ConcurrentBag<ReadScope> readers = [];

    public SqliteDatabase(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString)
        {
            DataSource = SqliteFile.Named(connectionString),
            DefaultTimeout = 30,
            Pooling = true,
        };
        this.connectionString = builder.ToString();
        file = new SqliteFile(builder);
        contexts = new(() => new SqliteContexts(this.connectionString, System));
        writes = new SqliteWriteLane(this);
        checkpoints = new SqliteCheckpoints(this, writes);
    }

    public override string System => "sqlite";

    public override WriteLane Writes => writes;

    protected override ToolkitContexts Contexts => contexts.Value;

    public override async ValueTask<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public override async ValueTask<DbConnection> OpenWriteConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var pragma = connection.CreateCommand();

        // FULL syncs the log at every commit, so that an acknowledged pledge survives a power cut. SqliteCheckpoints
        // copies the log back; if that fails, this connection does it from 160 MB on. Deleted data is overwritten, so
        // that a forgotten person's data cannot be read in free pages.
        pragma.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA wal_autocheckpoint = 40000;";
        await pragma.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    public override object Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public override DbType TimeType => DbType.Int64;

    public override string IsAmong(string parameter) => $"IN (SELECT value FROM json_each({parameter}))";

    public override object List(IReadOnlyList<string> texts) =>
        JsonSerializer.Serialize(texts, StorageJson.Default.IReadOnlyListString);

    public override bool IsConflict(Exception exception) =>
        exception
            is DbUpdateConcurrencyException
                or SqliteException { SqliteErrorCode: 19 }
                or { InnerException: SqliteException { SqliteErrorCode: 19 } };

    public override async ValueTask<ReadScope> BeginReadingAsync(CancellationToken cancellationToken)
    {
        if (readers.TryTake(out var free))
        {
            return free;
        }

        var connection = (SqliteConnection)await OpenReadConnectionAsync(cancellationToken);
        await using (var pragma = connection.CreateCommand())
        {
            // 256 KB is enough: the system caches the file too, and there is a connection for each thread.
            pragma.CommandText = "PRAGMA cache_size = -256";
            await pragma.ExecuteNonQueryAsync(cancellationToken);
        }

        return new ReadScope(connection, new StatementCache(connection), readers.Add);
    }

    protected override bool IsThere => file.IsThere;

    protected override string OtherTables => SqliteBackup.OtherTables;

    protected override bool IsMissing(DbException exception) => SqliteBackup.IsMissing(exception);

    public override void Claim() => file.Claim();

    public override void ScrubLogSoon() => checkpoints.TruncateSoon();

    /// <summary>Rewrites the file without its free pages.</summary>
    public override async Task ScrubAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenWriteConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM";
        await command.ExecuteNonQueryAsync(cancellationToken);
        ScrubLogSoon();
    }

    public async ValueTask DisposeAsync()
    {
        await checkpoints.DisposeAsync();
        await writes.DisposeAsync();
        while (readers.TryTake(out var reader))
        {
            await reader.Connection.DisposeAsync();
        }

        file.Dispose();
    }

    private sealed class SqliteContexts(string connectionString, string system) : ToolkitContexts(system)
    {
        protected override void Use(DbContextOptionsBuilder builder) => builder.UseSqlite(connectionString);

        protected override void Use(DbContextOptionsBuilder builder, DbConnection connection) =>
            builder.UseSqlite(connection);
    }
}
