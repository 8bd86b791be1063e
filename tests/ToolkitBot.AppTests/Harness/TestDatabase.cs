using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.Storage;

namespace ToolkitBot.AppTests.Harness;

/// <summary>A database of one test's own: a temporary SQLite file, or a new database of the throw-away server.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder? folder;

    private TestDatabase(StorageKind storage, string connectionString, TemporaryFolder? folder)
    {
        Kind = storage;
        ConnectionString = connectionString;
        this.folder = folder;
    }

    public StorageKind Kind { get; }
    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(StorageKind storage)
    {
        if (storage == StorageKind.PostgreSql)
        {
            var cluster = await PostgresCluster.RunningAsync();
            return new(storage, await cluster.CreateDatabaseAsync(), null);
        }

        var folder = new TemporaryFolder();
        return new(storage, $"Data Source={folder.File("toolkitbot.db")}", folder);
    }

    /// <summary>An open connection, for looking into the database past the bot.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection =
            Kind == StorageKind.PostgreSql
                ? new NpgsqlConnection(ConnectionString)
                : new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The first column of the first row; null where there is no row.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Each row as a line.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await LinesAsync(connection, sql);
    }

    /// <summary>A time as this database keeps it, to be written into a statement.</summary>
    public string Time(DateTimeOffset time) =>
        Kind == StorageKind.PostgreSql
            ? $"'{time.UtcDateTime:O}'"
            : time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Everything in every table as one text, to search it for what must not be there.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = await OpenAsync();
        var tables = await ColumnAsync(
            connection,
            Kind == StorageKind.PostgreSql
                ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                : "SELECT name FROM sqlite_master WHERE type = 'table'"
        );
        var lines = new List<string>();
        foreach (var table in tables)
        {
            var rows = await LinesAsync(connection, $"SELECT * FROM \"{table}\"");
            lines.AddRange(rows.Select(row => $"{table}: {row}"));
        }

        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            SqliteConnection.ClearAllPools();
            folder.Dispose();
            return;
        }

        var cluster = await PostgresCluster.RunningAsync();
        await cluster.DropDatabaseAsync(ConnectionString);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            var values = Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows.GetName(i), rows.GetValue(i)));
            lines.Add(string.Join(" | ", values));
        }

        return lines;
    }

    private static string Text(string column, object value) =>
        value is not byte[] bytes ? $"{value}"
        : column == "unsent" ? Unpacked(bytes)
        : Encoding.UTF8.GetString(bytes);

    // Replies that wait are packed: a search must see what is in them.
    private static string Unpacked(byte[] packed)
    {
        var (_, replies) = UnsentReplies.Read(packed);
        return string.Join('\n', replies.Select(reply => Encoding.UTF8.GetString(reply.Wire.Span)));
    }

    private static async Task<List<string>> ColumnAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await rows.ReadAsync())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }
}
