using Microsoft.Data.Sqlite;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>Copies of a SQLite database: made while a bot serves it, and looked at before one is trusted.</summary>
internal static class SqliteBackup
{
    /// <summary>The file, and what SQLite leaves beside it after a crash: what was committed last, or must be undone.</summary>
    private static readonly string[] Parts = ["", "-wal", "-journal"];

    /// <summary>
    /// Writes the database, as it is at one moment, to a new file that is readable only by its user. Nobody who writes
    /// meanwhile has to wait.
    /// </summary>
    public static void Copy(string connectionString, string target)
    {
        var from = new SqliteConnectionStringBuilder(connectionString)
        {
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        using (UserOnlyFile.Open(target, FileMode.CreateNew)) { }

        using var source = new SqliteConnection(from.ToString());
        using var copy = Open(target, SqliteOpenMode.ReadWrite);
        source.Open();
        source.BackupDatabase(copy);

        // One file without a log beside it.
        Text(copy, "PRAGMA journal_mode = DELETE");
    }

    /// <summary>Gives a database that nobody has open another name, and makes one file of it and of what was beside it.</summary>
    /// <returns>The files: more than one where it is too damaged to be opened, none where there was nothing.</returns>
    public static IReadOnlyList<string> Move(string source, string target)
    {
        File.Delete(source + "-shm");
        foreach (var part in Parts.Where(part => new FileInfo(source + part) is { Exists: true, Length: > 0 }))
        {
            File.Move(source + part, target + part);
        }

        try
        {
            using var moved = File.Exists(target) ? Open(target, SqliteOpenMode.ReadWrite) : null;
            _ = moved is null ? null : Text(moved, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException)
        {
            // Kept as it is, with all that belongs to it.
        }

        return [.. Parts.Append("-shm").Select(part => target + part).Where(File.Exists)];
    }

    /// <summary>Returns what keeps a file from being served by this release; null if nothing does.</summary>
    public static string? Fault(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return Text(connection, "PRAGMA integrity_check") is not "ok" ? "it is damaged"
                : Schema(connection) is not { } schema ? "it is no database of ToolkitBot"
                : string.CompareOrdinal(schema, Migrations.Newest.Id) > 0
                    ? $"it was written by a newer release (schema {schema})"
                : null;
        }
        catch (SqliteException e)
        {
            return $"it cannot be read as a SQLite database ({e.SqliteErrorCode})";
        }
    }

    private static string? Schema(SqliteConnection connection)
    {
        try
        {
            return Text(connection, """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """);
        }
        catch (SqliteException)
        {
            return null; // There is no such table.
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
        };
        var connection = new SqliteConnection(address.ToString());
        connection.Open();
        return connection;
    }

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
