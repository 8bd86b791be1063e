using System.Data.Common;
using ToolkitBot.Storage.Migrations;

namespace ToolkitBot.Storage;

/// <summary>
/// Reads which migrations a database has had, and whether it is ours at all; makes nothing. Plain SQL, because building
/// EF's model takes longer than the rest of the start-up.
/// </summary>
internal static class SchemaHistory
{
    /// <summary>A history keeps every migration from the first on, also where a newer release has been.</summary>
    private const string Text = $"""
        SELECT max("MigrationId"), max(CASE WHEN "MigrationId" = '{Newest.First}' THEN 1 END)
        FROM "__EFMigrationsHistory"
        """;

    /// <param name="connection">An open connection.</param>
    /// <param name="otherTables">SQL that counts the tables beside EF's own.</param>
    /// <param name="isMissing">Whether a statement failed because there is no such table or column.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<SchemaReading> ReadAsync(
        DbConnection connection,
        string otherTables,
        Func<DbException, bool> isMissing,
        CancellationToken cancellationToken
    )
    {
        var reading = await HistoryAsync(connection, isMissing, cancellationToken);
        if (reading != SchemaReading.Empty || !await HasTablesAsync(connection, otherTables, cancellationToken))
        {
            return reading;
        }

        // Read again: another instance may have made the tables since, in one transaction with their history.
        reading = await HistoryAsync(connection, isMissing, cancellationToken);
        return reading == SchemaReading.Empty ? SchemaReading.Foreign : reading;
    }

    private static async Task<SchemaReading> HistoryAsync(
        DbConnection connection,
        Func<DbException, bool> isMissing,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return await reader.IsDBNullAsync(0, cancellationToken) ? SchemaReading.Empty
                : await reader.IsDBNullAsync(1, cancellationToken) ? SchemaReading.Foreign
                : new(reader.GetString(0));
        }
        catch (DbException e) when (isMissing(e))
        {
            return SchemaReading.Empty;
        }
    }

    private static async Task<bool> HasTablesAsync(
        DbConnection connection,
        string otherTables,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = otherTables;
        return await command.ExecuteScalarAsync(cancellationToken) is > 0L;
    }
}
