using System.Data;
using System.Data.Common;
using ToolkitBot.Settings;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// The configured database. Everything that differs between SQLite and PostgreSQL is in its two implementations; all
/// other code works with both.
/// </summary>
internal abstract class Database
{
    /// <summary>The lane that all writes go through.</summary>
    public abstract WriteLane Writes { get; }

    /// <summary>Opens a short-lived context for reading; the caller disposes of it.</summary>
    public ToolkitDb Read() => Contexts.Open();

    /// <summary>Creates a context on an open connection, for writing inside the lane's transaction.</summary>
    public ToolkitDb ContextOn(DbConnection connection) => Contexts.On(connection);

    /// <summary>Creates the contexts for <see cref="Read"/> and <see cref="ContextOn"/>.</summary>
    protected abstract ToolkitContexts Contexts { get; }

    /// <summary>Opens a connection for plain read statements; disposing it returns it to the pool.</summary>
    public abstract ValueTask<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken);

    /// <summary>Begins the read that every turn makes, as cheaply as the database allows.</summary>
    public virtual async ValueTask<ReadScope> BeginReadingAsync(CancellationToken cancellationToken) =>
        new(await OpenReadConnectionAsync(cancellationToken), null, null);

    /// <summary>Opens a connection for the write lane.</summary>
    public abstract ValueTask<DbConnection> OpenWriteConnectionAsync(CancellationToken cancellationToken);

    /// <summary>Converts a time to the form this database stores.</summary>
    public abstract object Time(DateTimeOffset time);

    /// <summary>The type of a stored time.</summary>
    public abstract DbType TimeType { get; }

    /// <summary>Returns SQL that tests whether a value is in a parameter made by <see cref="List"/>.</summary>
    public abstract string IsAmong(string parameter);

    /// <summary>Packs several strings into one parameter value.</summary>
    public abstract object List(IReadOnlyList<string> texts);

    /// <summary>
    /// Returns whether the exception means a conflict: a unique key is taken, a record has changed since it was read,
    /// or the database rolled this transaction back in favour of another. Retrying on fresh records may succeed.
    /// </summary>
    public abstract bool IsConflict(Exception exception);

    /// <summary>Applies pending migrations, if there are any.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!await IsCurrentAsync(cancellationToken))
        {
            await Contexts.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Locks other processes out if the database can serve only one. Held until disposal.</summary>
    /// <exception cref="StartException">Another process holds the lock.</exception>
    public virtual void Claim() { }

    /// <summary>Removes deleted data from the database files too, as far as the bot can do that.</summary>
    public virtual Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks for recently deleted data to be removed from the log within seconds; returns at once.</summary>
    public virtual void ScrubLogSoon() { }

    /// <summary>Returns whether the database accepts a write.</summary>
    public async Task<bool> CanWriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await Writes.RunAsync(
                (scope, token) => MarksTable.SetAsync(scope, "readiness", now, token),
                cancellationToken
            );
            return true;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns whether the database answers and has the schema that this version needs.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => IsCurrentAsync(cancellationToken);

    /// <summary>
    /// Returns whether the newest migration is applied. Plain SQL, because building EF's model takes longer than the
    /// rest of the start-up.
    /// </summary>
    private async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenReadConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText =
                $"""SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '{Migrations.Newest.Id}'""";
            return await command.ExecuteScalarAsync(cancellationToken) is not null;
        }
        catch (DbException)
        {
            // The table or the database does not exist yet.
            return false;
        }
    }
}
