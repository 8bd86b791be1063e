using System.Data.Common;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Storage;

/// <summary>A connection for plain statements that read, until disposed.</summary>
internal sealed class ReadScope(DbConnection connection, StatementCache? statements, Action<ReadScope>? giveBack)
    : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>A command for this text; disposing of it gives it back.</summary>
    public DbCommand Command(string text)
    {
        if (statements is not null)
        {
            return statements.Take(text, null);
        }

        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    public ValueTask DisposeAsync()
    {
        if (giveBack is null)
        {
            return connection.DisposeAsync();
        }

        giveBack(this);
        return ValueTask.CompletedTask;
    }
}
