using System.Data;
using System.Data.Common;
using ToolkitBot.Settings;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// The database the bot was told to use. Everything in which SQLite and PostgreSQL differ stands in its two
/// implementations; all else speaks to both alike.
/// </summary>
internal abstract class Database
{
    /// <summary>The lane that all writing goes through.</summary>
    public abstract WriteLane Writes { get; }

    /// <summary>A context for reading; short-lived, the caller disposes of it.</summary>
    public ToolkitDb Read() => Contexts.Open();

    /// <summary>A context on an open connection, for writing inside the lane's transaction.</summary>
    public ToolkitDb ContextOn(DbConnection connection) => Contexts.On(connection);

    /// <summary>Where both come from.</summary>
    protected abstract ToolkitContexts Contexts { get; }

    /// <summary>A connection for plain statements that read; disposing gives it back.</summary>
    public abstract ValueTask<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken);

    /// <summary>The same for what every turn reads, as cheap as the database makes it.</summary>
    public virtual async ValueTask<ReadScope> BeginReadingAsync(CancellationToken cancellationToken) =>
        new(await OpenReadConnectionAsync(cancellationToken), null, null);

    /// <summary>A connection for the lane.</summary>
    public abstract ValueTask<DbConnection> OpenWriteConnectionAsync(CancellationToken cancellationToken);

    /// <summary>A time as this database keeps it.</summary>
    public abstract object Time(DateTimeOffset time);

    /// <summary>The type of such a time.</summary>
    public abstract DbType TimeType { get; }

    /// <summary>SQL for being one of the texts of a parameter that holds <see cref="List"/>.</summary>
    public abstract string IsAmong(string parameter);

    /// <summary>Texts as one parameter.</summary>
    public abstract object List(IReadOnlyList<string> texts);

    /// <summary>
    /// Whether an exception says that somebody else was faster: a unique key is taken, a record was changed meanwhile, or
    /// the database gave this transaction up in favour of another. The same work may succeed on fresh records.
    /// </summary>
    public abstract bool IsConflict(Exception exception);

    /// <summary>Brings the schema up to date; does nothing where it is.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (!await IsCurrentAsync(cancellationToken))
        {
            await Contexts.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Keeps other processes out where the database serves one only. Held until it is disposed of.</summary>
    /// <exception cref="StartException">Another process has it.</exception>
    public virtual void Claim() { }

    /// <summary>Takes what was deleted out of the files as well, as far as this is for the bot to do.</summary>
    public virtual Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The same for what was deleted since, in passing: the log is emptied within seconds.</summary>
    public virtual void ScrubLogSoon() { }

    /// <summary>Whether a write gets through.</summary>
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

    /// <summary>Whether the database answers and has the schema that this version needs.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => IsCurrentAsync(cancellationToken);

    /// <summary>
    /// Whether the newest migration is in. Asked in plain SQL, because building EF's model takes longer than
    /// all the rest of a start.
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
            // No such table or no such database yet.
            return false;
        }
    }
}
