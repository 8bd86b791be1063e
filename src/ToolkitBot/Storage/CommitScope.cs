using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Storage;

/// <summary>One open transaction, for plain statements and for EF alike.</summary>
internal sealed class CommitScope(
    DbConnection connection,
    DbTransaction transaction,
    Database database,
    StatementCache? statements = null
) : IAsyncDisposable
{
    private OpenContext? context;

    public DbConnection Connection => connection;
    public DbTransaction Transaction => transaction;

    /// <summary>Compiled statements of the connection, where it keeps them.</summary>
    public StatementCache? Statements => statements;

    /// <summary>The transaction as a context; made when first asked for, since most turns need none.</summary>
    public ToolkitDb Db
    {
        get
        {
            if (context is null)
            {
                context = new OpenContext(database.ContextOn(connection));
                context.Db.Database.UseTransaction(transaction);
            }

            return context.Db;
        }
    }

    /// <summary>A time as this database keeps it, for plain statements.</summary>
    public object Time(DateTimeOffset time) => database.Time(time);

    /// <summary>What a time is to this database, for a parameter that has none.</summary>
    public DbType TimeType => database.TimeType;

    /// <summary>Writes what the context holds, if one was made.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        context?.SaveAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A context behind a door: compiling what every turn runs would else load EF, which few turns need.
    private sealed class OpenContext(ToolkitDb db)
    {
        public ToolkitDb Db => db;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task SaveAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public ValueTask DisposeAsync() => db.DisposeAsync();
    }
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
