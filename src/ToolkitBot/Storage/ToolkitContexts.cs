using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ToolkitBot.Storage;

/// <summary>
/// Creates EF contexts. Built on first use: EF starts slowly and takes megabytes, and most turns do not need it.
/// </summary>
internal abstract class ToolkitContexts
{
    private readonly DbContextOptions<ToolkitDb> options;

    protected ToolkitContexts(string system) =>
        options = Options(builder =>
        {
            Use(builder);
            builder.AddInterceptors(new QueryMeasure(system));
        });

    /// <summary>Creates a context with its own connection.</summary>
    public ToolkitDb Open() => new(options);

    /// <summary>Creates a context on an open connection.</summary>
    public ToolkitDb On(DbConnection connection) => new(Options(builder => Use(builder, connection)));

    /// <summary>Applies pending migrations.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Configures the provider for new connections.</summary>
    protected abstract void Use(DbContextOptionsBuilder builder);

    /// <summary>Configures the provider for an open connection.</summary>
    protected abstract void Use(DbContextOptionsBuilder builder, DbConnection connection);

    private static DbContextOptions<ToolkitDb> Options(Action<DbContextOptionsBuilder> use)
    {
        var builder = new DbContextOptionsBuilder<ToolkitDb>();
        use(builder);
        return builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;
    }
}
