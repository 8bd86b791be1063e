using System.Data.Common;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Storage;

/// <summary>A connection for plain read statements, held until disposed.</summary>
internal sealed class ReadScope(DbConnection connection, StatementCache? statements, Action<ReadScope>? giveBack)
    : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>Returns a command for the text; disposing it returns it to the cache.</summary>
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
