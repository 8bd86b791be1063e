using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>
/// Keeps a SQLite connection's statements compiled: a turn runs ten short ones, and compiling them took longer than
/// running them. Not thread-safe, like the connection.
/// </summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    /// <summary>Statements are constants in the code; more than this means that some are built at run time.</summary>
    private const int Most = 64;

    private readonly Dictionary<string, CachedCommand> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> bare = new(StringComparer.Ordinal);

    /// <summary>Returns a command, compiled if its text ran here before; disposing returns it to the cache.</summary>
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
    /// Runs a statement without parameters in the open transaction. Bypasses ADO.NET, which is slower than a savepoint.
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

        // The reset returns the error of the last step.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), connection.Handle);
    }

    /// <summary>Must come before the connection's disposal: a compiled statement keeps SQLite's file open.</summary>
    public void Dispose()
    {
        foreach (var statement in bare.Values)
        {
            statement.Dispose();
        }

        bare.Clear();
    }

    /// <summary>A command that is reused after disposal; it lives as long as its connection.</summary>
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
                // Keep the parameters for the next use, but not their values.
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
