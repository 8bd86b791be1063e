using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>One open transaction, for plain statements and for EF alike.</summary>
internal sealed class CommitScope(
    DbConnection connection,
    DbTransaction transaction,
    Database database,
    StatementCache? statements = null
) : IAsyncDisposable
{
    private ToolkitDb? db;

    public DbConnection Connection => connection;
    public DbTransaction Transaction => transaction;

    /// <summary>Compiled statements of the connection, where it keeps them.</summary>
    public StatementCache? Statements => statements;

    /// <summary>The transaction as a context; made when first asked for, since most turns need none.</summary>
    public ToolkitDb Db
    {
        get
        {
            if (db is null)
            {
                db = database.ContextOn(connection);
                db.Database.UseTransaction(transaction);
            }

            return db;
        }
    }

    /// <summary>A time as this database keeps it, for plain statements.</summary>
    public object Time(DateTimeOffset time) => database.Time(time);

    /// <summary>Writes what the context holds, if one was made.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        db is null ? Task.CompletedTask : db.SaveChangesAsync(cancellationToken);

    public ValueTask DisposeAsync() => db is null ? ValueTask.CompletedTask : db.DisposeAsync();
}

/// <summary>A change that is written in the transaction of its turn.</summary>
internal interface IEffect : ITurnEffect
{
    /// <summary>
    /// Makes the change. Throws <see cref="ConflictException"/> (or lets EF's concurrency exception through) where the
    /// record is no longer as the turn saw it: the turn is then run again on fresh records.
    /// </summary>
    Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken);
}

/// <summary>A record was changed by somebody else since it was read.</summary>
internal sealed class ConflictException() : Exception("A record was changed meanwhile.");
