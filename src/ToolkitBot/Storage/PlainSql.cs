using System.Data;
using System.Data.Common;
using System.Globalization;

namespace ToolkitBot.Storage;

/// <summary>Shorthand for plain SQL statements.</summary>
internal static class PlainSql
{
    /// <summary>Creates a command inside the scope's transaction.</summary>
    public static DbCommand Command(this CommitScope scope, string text)
    {
        if (scope.Statements is { } kept)
        {
            return kept.Take(text, scope.Transaction);
        }

        var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = text;
        return command;
    }

    /// <summary>Runs a statement inside the scope's transaction and returns the number of rows it changed.</summary>
    /// <param name="shared">Names a row that many turns write; null for none.</param>
    public static Task<int> RunAsync(
        this CommitScope scope,
        string text,
        Action<DbCommand> fill,
        CancellationToken cancellationToken,
        string? shared = null
    ) =>
        scope.Group is { } group
            ? group.AddAsync(text, fill, shared)
            : RunAloneAsync(scope, text, fill, cancellationToken);

    private static async Task<int> RunAloneAsync(
        CommitScope scope,
        string text,
        Action<DbCommand> fill,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(text);
        fill(command);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Sets a time parameter, in the form the scope's database stores; null is allowed.</summary>
    public static DbCommand At(this DbCommand command, string name, CommitScope scope, DateTimeOffset? time) =>
        command.With(name, time is { } known ? scope.Time(known) : null, time is null ? scope.TimeType : null);

    /// <summary>Sets a parameter. One that may be null needs a type, because PostgreSQL asks for it.</summary>
    /// <param name="name">As in the statement, with its prefix; without, SQLite tries every prefix each time.</param>
    public static DbCommand With(this DbCommand command, string name, object? value, DbType? type = null)
    {
        var at = command.Parameters.IndexOf(name);
        if (at >= 0)
        {
            command.Parameters[at].Value = value ?? DBNull.Value;
            return command;
        }

        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        if (type is { } known)
        {
            parameter.DbType = known;
        }

        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }

    public static string? TextOrNull(this DbDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : reader.GetString(at);

    /// <summary>Reads a time: milliseconds on SQLite, a timestamp on PostgreSQL.</summary>
    public static DateTimeOffset Time(this DbDataReader reader, int at) =>
        reader.GetValue(at) switch
        {
            long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            DateTimeOffset time => time,
            var other => DateTimeOffset.Parse(other.ToString()!, CultureInfo.InvariantCulture),
        };
}
