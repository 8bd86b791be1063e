using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>Copies of a SQLite database: made while a bot serves it, and looked at before one is trusted.</summary>
internal static class SqliteBackup
{
    /// <summary>The file, and what SQLite leaves beside it after a crash: what was committed last, or must be undone.</summary>
    private static readonly string[] Parts = ["", "-wal", "-journal"];

    /// <summary>SQL that counts the tables beside SQLite's and EF's own.</summary>
    public const string OtherTables = """
        SELECT count(*) FROM sqlite_master
        WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND tbl_name NOT LIKE '\_\_EFMigrations%' ESCAPE '\'
        """;

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

    /// <summary>Returns whether a file is a database with damaged pages; one that is not there is whole.</summary>
    public static bool IsDamaged(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return Text(connection, "PRAGMA integrity_check") is not "ok";
        }
        catch (SqliteException e)
        {
            return DatabaseFault.IsDamage(e);
        }
    }

    /// <summary>Returns what keeps a file from being served by this release; null if nothing does.</summary>
    public static async Task<string?> FaultAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadOnly);
            if (Text(connection, "PRAGMA integrity_check") is not "ok")
            {
                return "it is damaged";
            }

            var schema = await SchemaHistory.ReadAsync(connection, OtherTables, IsMissing, cancellationToken);
            return schema.Id is null ? "it is no database of ToolkitBot"
                : schema.IsNewer ? $"it was written by a newer release (schema {schema.Id})"
                : null;
        }
        catch (SqliteException e)
        {
            return $"it cannot be read as a SQLite database ({e.SqliteErrorCode})";
        }
    }

    /// <summary>Returns whether a file holds tables of something else; a file that cannot be read is nobody's.</summary>
    public static async Task<bool> IsForeignAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return (await SchemaHistory.ReadAsync(connection, OtherTables, IsMissing, cancellationToken)).IsForeign;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Returns whether a statement failed because its table or a column has not been made.</summary>
    public static bool IsMissing(DbException exception) => exception is SqliteException { SqliteErrorCode: 1 };

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
