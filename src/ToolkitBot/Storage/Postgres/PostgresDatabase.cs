using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>A PostgreSQL database, shared by any number of instances.</summary>
internal sealed class PostgresDatabase : Database, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly Lazy<ToolkitContexts> contexts;
    private readonly PostgresWriteLane writes;
    private readonly PostgresQueries queries;

    public PostgresDatabase(string connectionString)
    {
        source = new NpgsqlDataSourceBuilder(Tuned(connectionString)).Build();
        contexts = new(() => new PostgresContexts(source, System));
        writes = new PostgresWriteLane(this);
        queries = new PostgresQueries(source);
    }

    /// <summary>
    /// Limits the pool to 30 connections and turns on prepared statements, unless the connection string says
    /// otherwise. The driver's default of 100 is all that a newly installed server allows for every instance together;
    /// waiting for a connection here is better than being refused one there.
    /// </summary>
    private static string Tuned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxPoolSize == 100)
        {
            builder.MaxPoolSize = 30;
        }

        if (!connectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            // A turn runs the same few statements. Behind a pooler that shares sessions, set "Max Auto Prepare=0".
            builder.MaxAutoPrepare = 32;
            builder.AutoPrepareMinUsages = 2;
        }

        return builder.ConnectionString;
    }

    public override string System => "postgresql";

    public override WriteLane Writes => writes;

    protected override ToolkitContexts Contexts => contexts.Value;

    public override async ValueTask<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken) =>
        await source.OpenConnectionAsync(cancellationToken);

    public override async ValueTask<DbConnection> OpenWriteConnectionAsync(CancellationToken cancellationToken) =>
        await source.OpenConnectionAsync(cancellationToken);

    public override object Time(DateTimeOffset time) => time.ToUniversalTime();

    public override DbType TimeType => DbType.DateTimeOffset;

    public override string IsAmong(string parameter) => $"= ANY({parameter})";

    public override object List(IReadOnlyList<string> texts) => texts.ToArray();

    public override bool IsConflict(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure;

    protected override async ValueTask<IAsyncDisposable?> BeginMigratingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await MigrationLock.TakeAsync(source, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // The migration creates the database.
            return null;
        }
    }

    /// <summary>An extension's tables are nobody's.</summary>
    protected override string OtherTables =>
        """
            SELECT count(*) FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace
            WHERE s.nspname = current_schema() AND t.relkind IN ('r', 'p')
                AND t.relname NOT LIKE '\_\_EFMigrations%'
                AND NOT EXISTS (SELECT 1 FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
            """;

    protected override bool IsMissing(DbException exception) =>
        exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn;

    public override async Task<IReadOnlyList<string>> ForbiddenTablesAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT t FROM unnest($1) t
            WHERE NOT (has_table_privilege(t, 'SELECT') AND has_table_privilege(t, 'INSERT')
                AND has_table_privilege(t, 'UPDATE') AND has_table_privilege(t, 'DELETE'))
            ORDER BY t
            """
        );
        command.Parameters.Add(new() { Value = Tables() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var forbidden = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            forbidden.Add(reader.GetString(0));
        }

        return forbidden;
    }

    /// <summary>A table is changed by its owner only; rights on it do not help.</summary>
    public override async Task<bool> MayMigrateAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false) AND NOT EXISTS (
                SELECT 1 FROM pg_tables
                WHERE schemaname = current_schema() AND tablename = ANY ($1) AND NOT pg_has_role(tableowner, 'USAGE'))
            """
        );
        command.Parameters.Add(new() { Value = Tables() });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public override Task<T> QueryAsync<T>(
        string text,
        Action<DbCommand> fill,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => queries.RunAsync(text, fill, read, cancellationToken);

    private string[] Tables()
    {
        using var db = Read();
        return [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!)];
    }

    public async ValueTask DisposeAsync()
    {
        await writes.DisposeAsync();
        await queries.DisposeAsync();
        await source.DisposeAsync();
    }

    private sealed class PostgresContexts(NpgsqlDataSource source, string system) : ToolkitContexts(system)
    {
        protected override void Use(DbContextOptionsBuilder builder) => builder.UseNpgsql(source);

        protected override void Use(DbContextOptionsBuilder builder, DbConnection connection) =>
            builder.UseNpgsql(connection);
    }
}
