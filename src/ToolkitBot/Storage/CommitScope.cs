using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Storage;

/// <summary>An open transaction, shared by plain statements and EF.</summary>
internal sealed class CommitScope(
    DbConnection connection,
    DbTransaction transaction,
    Database database,
    StatementCache? statements = null,
    StatementGroup? group = null
) : IAsyncDisposable
{
    private OpenContext? context;

    /// <exception cref="NotGatheredException">The connection is shared with other work.</exception>
    public DbConnection Connection => group is null ? connection : throw new NotGatheredException();
    public DbTransaction Transaction => transaction;

    /// <summary>Gathers the statements of several pieces of work; null where each is sent by itself.</summary>
    public StatementGroup? Group => group;

    /// <summary>The connection's compiled statements; null where it does not cache them.</summary>
    public StatementCache? Statements => statements;

    /// <summary>An EF context on the transaction, created on first use: most turns need none.</summary>
    public ToolkitDb Db
    {
        get
        {
            if (context is null)
            {
                context = new OpenContext(database.ContextOn(Connection));
                context.Db.Database.UseTransaction(transaction);
            }

            return context.Db;
        }
    }

    /// <summary>Converts a time to the form this database stores, for plain statements.</summary>
    public object Time(DateTimeOffset time) => database.Time(time);

    /// <summary>The type of a time in this database, for a parameter that may be null.</summary>
    public DbType TimeType => database.TimeType;

    /// <summary>Saves the EF context's changes, if one was created.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        context?.SaveAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Isolates EF: JIT-compiling the code that every turn runs would otherwise load EF, which few turns need.
    private sealed class OpenContext(ToolkitDb db)
    {
        public ToolkitDb Db => db;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task SaveAsync(CancellationToken cancellationToken) => db.SaveChangesAsync(cancellationToken);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public ValueTask DisposeAsync() => db.DisposeAsync();
    }
}

/// <summary>A change committed in the same transaction as its turn.</summary>
internal interface IEffect : ITurnEffect
{
    /// <summary>
    /// Makes the change. Throws <see cref="ConflictException"/> (or lets EF's concurrency exception through) if the
    /// record has changed since the turn read it; the turn is then run again on fresh records.
    /// </summary>
    Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken);
}

/// <summary>
/// An effect that only runs plain statements and looks at nothing but the number of rows that they changed, so that it can
/// share round trips and a commit with other turns. It may be applied twice: to a group that is rolled back, and then alone.
/// </summary>
internal interface IGatheredEffect : IEffect;

/// <summary>An effect that telemetry counts.</summary>
internal interface IMeasuredEffect : IEffect
{
    /// <summary>Counts it; called once, after the commit.</summary>
    void Measure();
}

/// <summary>The record has changed since it was read.</summary>
internal sealed class ConflictException() : Exception("A record was changed meanwhile.");

/// <summary>A piece of work reads, or uses EF, and so needs a connection of its own.</summary>
internal sealed class NotGatheredException() : Exception("This work cannot share its connection.");
