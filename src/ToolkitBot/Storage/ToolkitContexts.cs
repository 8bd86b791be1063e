using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ToolkitBot.Storage;

/// <summary>
/// EF's contexts on a database. Made when the first is asked for: EF takes long to begin and megabytes to hold, and a turn
/// needs none of it.
/// </summary>
internal abstract class ToolkitContexts
{
    private readonly DbContextOptions<ToolkitDb> options;

    protected ToolkitContexts() => options = Options(Use);

    /// <summary>A context with a connection of its own.</summary>
    public ToolkitDb Open() => new(options);

    /// <summary>A context on an open connection.</summary>
    public ToolkitDb On(DbConnection connection) => new(Options(builder => Use(builder, connection)));

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Names the database.</summary>
    protected abstract void Use(DbContextOptionsBuilder builder);

    /// <summary>Names the open connection.</summary>
    protected abstract void Use(DbContextOptionsBuilder builder, DbConnection connection);

    private static DbContextOptions<ToolkitDb> Options(Action<DbContextOptionsBuilder> use)
    {
        var builder = new DbContextOptionsBuilder<ToolkitDb>();
        use(builder);
        return builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;
    }
}
