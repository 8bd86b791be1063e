using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ToolkitBot.Storage;

/// <summary>A PostgreSQL database, shared by as many instances as there are.</summary>
internal sealed class PostgresDatabase : Database, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    // Made when first asked for: a turn needs none of EF, and EF takes long to begin.
    private readonly Lazy<DbContextOptions<ToolkitDb>> readOptions;

    public PostgresDatabase(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0 && !connectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            // A turn runs the same few statements. Behind a pooler that shares sessions write "Max Auto Prepare=0".
            builder.ConnectionStringBuilder.MaxAutoPrepare = 32;
            builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        }

        source = builder.Build();
        readOptions = new(() => Options(options => options.UseNpgsql(source)));
        Writes = new PostgresWriteLane(this);
    }

    public override WriteLane Writes { get; }

    public override ToolkitDb Read() => new(readOptions.Value);

    public override ToolkitDb ContextOn(DbConnection connection) =>
        new(Options(options => options.UseNpgsql(connection)));

    public override async ValueTask<DbConnection> OpenReadConnectionAsync(
        CancellationToken cancellationToken
    ) => await source.OpenConnectionAsync(cancellationToken);

    public override async ValueTask<DbConnection> OpenWriteConnectionAsync(
        CancellationToken cancellationToken
    ) => await source.OpenConnectionAsync(cancellationToken);

    public override object Time(DateTimeOffset time) => time.ToUniversalTime();

    public override bool IsConflict(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure;

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static DbContextOptions<ToolkitDb> Options(
        Action<DbContextOptionsBuilder<ToolkitDb>> use
    )
    {
        var builder = new DbContextOptionsBuilder<ToolkitDb>();
        use(builder);
        return builder
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
    }
}
