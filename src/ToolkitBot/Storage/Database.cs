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
    /// <summary>The kind of database, by OpenTelemetry's name for it.</summary>
    public abstract string System { get; }

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

    /// <summary>Begins several queries, as cheaply as the database allows.</summary>
    public virtual async ValueTask<ReadScope> BeginReadingAsync(CancellationToken cancellationToken) =>
        new(await OpenReadConnectionAsync(cancellationToken), null, null);

    /// <summary>Runs one query outside a transaction and reads its first result, as cheaply as the database allows.</summary>
    /// <param name="text">Always the same text for the same query: it is prepared.</param>
    /// <param name="read">Reads from the first row on; called once.</param>
    public virtual async Task<T> QueryAsync<T>(
        string text,
        Action<DbCommand> fill,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await BeginReadingAsync(cancellationToken);
        await using var command = scope.Command(text);
        fill(command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await read(reader, cancellationToken);
    }

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
    /// <exception cref="StartException">
    /// The database is of something else or of a newer release, or its user may not read it.
    /// </exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(cancellationToken))
        {
            return;
        }

        await using var alone = await BeginMigratingAsync(cancellationToken);
        if (!await IsCurrentAsync(cancellationToken))
        {
            await Contexts.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Waits until no other instance migrates, and keeps others waiting until disposal. EF's own lock ends with each
    /// migration: of two instances that start on an old database, both would apply the next one.
    /// </summary>
    protected virtual ValueTask<IAsyncDisposable?> BeginMigratingAsync(CancellationToken cancellationToken) =>
        new(result: null);

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

    /// <summary>
    /// Returns whether the database answers and has the schema that this version needs. A newer one will do while other
    /// instances are being upgraded.
    /// </summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        await SchemaAsync(cancellationToken) is { IsOfThisRelease: true } or { IsNewer: true };

    /// <summary>Reads which migrations were applied; makes nothing.</summary>
    public async Task<SchemaReading> SchemaAsync(CancellationToken cancellationToken)
    {
        if (!IsThere)
        {
            return SchemaReading.Empty;
        }

        try
        {
            await using var connection = await OpenReadConnectionAsync(cancellationToken);
            return await SchemaHistory.ReadAsync(connection, OtherTables, IsMissing, cancellationToken);
        }
        catch (DbException e)
        {
            return new(null, e);
        }
    }

    /// <summary>Returns the tables that the bot's user may not read and change; the database must be of this release.</summary>
    public virtual Task<IReadOnlyList<string>> ForbiddenTablesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Returns whether the bot's user may make and change the tables.</summary>
    public virtual Task<bool> MayMigrateAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Whether there is something to connect to; connecting to a SQLite file would make it.</summary>
    protected virtual bool IsThere => true;

    /// <summary>SQL that counts the tables beside EF's own.</summary>
    protected abstract string OtherTables { get; }

    /// <summary>Returns whether a statement failed because its table or a column has not been made.</summary>
    protected abstract bool IsMissing(DbException exception);

    /// <exception cref="StartException">
    /// The database is of something else or of a newer release, or its user may not read it.
    /// </exception>
    private async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        var schema = await SchemaAsync(cancellationToken);
        return schema.IsNewer ? throw new StartException(schema.NewerSentence)
            : schema.IsForeign ? throw new StartException(SchemaReading.ForeignSentence)
            : schema.IsForbidden ? throw new StartException(SchemaReading.ForbiddenSentence)
            : schema.IsOfThisRelease;
    }
}
