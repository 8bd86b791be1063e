using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>
/// Keeps the statements of one SQLite connection compiled: a turn runs ten short ones, and compiling them took longer
/// than running them. Used by one caller at a time, like its connection.
/// </summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    /// <summary>Statements are constants of the code; more than this would mean that somebody builds them.</summary>
    private const int Most = 64;

    private readonly Dictionary<string, CachedCommand> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> bare = new(StringComparer.Ordinal);

    /// <summary>A command for this text, compiled before if it ever ran here. Disposing of it gives it back.</summary>
    public DbCommand Take(string text, DbTransaction? transaction)
    {
        if (commands.TryGetValue(text, out var known) && known.TryTake(transaction))
        {
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = (SqliteTransaction?)transaction;
        if (known is not null || commands.Count >= Most)
        {
            return command;
        }

        var cached = new CachedCommand(command);
        commands.Add(text, cached);
        return cached;
    }

    /// <summary>
    /// Runs a statement without parameters in whatever transaction is open, past ADO.NET, which takes longer for a
    /// savepoint than the savepoint.
    /// </summary>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public void Run(string text)
    {
        if (!bare.TryGetValue(text, out var statement))
        {
            var prepared = raw.sqlite3_prepare_v2(connection.Handle, text, out statement);
            SqliteException.ThrowExceptionForRC(prepared, connection.Handle);
            bare.Add(text, statement);
        }

        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) { }

        // Resetting tells what stepping came to.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), connection.Handle);
    }

    /// <summary>Before the connection: SQLite keeps a file open on which something is still compiled.</summary>
    public void Dispose()
    {
        foreach (var statement in bare.Values)
        {
            statement.Dispose();
        }

        bare.Clear();
    }

    /// <summary>A command that outlives its use; it ends with its connection.</summary>
    private sealed class CachedCommand(SqliteCommand inner) : DbCommand
    {
        private bool taken = true;

        [AllowNull]
        public override string CommandText
        {
            get => inner.CommandText;
            set => inner.CommandText = value;
        }
        public override int CommandTimeout
        {
            get => inner.CommandTimeout;
            set => inner.CommandTimeout = value;
        }
        public override CommandType CommandType
        {
            get => inner.CommandType;
            set => inner.CommandType = value;
        }
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }
        protected override DbConnection? DbConnection
        {
            get => inner.Connection;
            set => inner.Connection = (SqliteConnection?)value;
        }
        protected override DbParameterCollection DbParameterCollection => inner.Parameters;
        protected override DbTransaction? DbTransaction
        {
            get => inner.Transaction;
            set => inner.Transaction = (SqliteTransaction?)value;
        }

        public bool TryTake(DbTransaction? transaction)
        {
            if (taken)
            {
                return false;
            }

            taken = true;
            inner.Transaction = (SqliteTransaction?)transaction;
            return true;
        }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => inner.ExecuteNonQuery();

        public override object? ExecuteScalar() => inner.ExecuteScalar();

        public override void Prepare() => inner.Prepare();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => inner.ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing && taken)
            {
                // The parameters stay for the next use; what they held does not.
                foreach (SqliteParameter parameter in inner.Parameters)
                {
                    parameter.Value = null;
                }

                inner.Transaction = null;
                taken = false;
            }

            base.Dispose(disposing);
        }
    }
}
