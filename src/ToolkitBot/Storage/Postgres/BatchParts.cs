using System.Data.Common;
using Npgsql;

namespace ToolkitBot.Storage.Postgres;

/// <summary>Makes parts of a batch from plain statements.</summary>
internal static class BatchParts
{
    /// <summary>The parameters are filled in as those of a command, and then belong to a part of a batch.</summary>
    public static NpgsqlBatchCommand Filled(string text, Action<DbCommand> fill)
    {
        using var command = new NpgsqlCommand();
        fill(command);
        var parameters = command.Parameters.ToArray();
        command.Parameters.Clear();
        var part = new NpgsqlBatchCommand(text);
        part.Parameters.AddRange(parameters);
        return part;
    }
}
