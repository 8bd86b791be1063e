using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ToolkitBot.Storage;

/// <summary>What a database's exception says to the person who runs the bot.</summary>
internal static class DatabaseFault
{
    public const string FullDisk = "The disk of the database is full: make room on it, and try again.";

    public const string Damaged =
        "The SQLite file is damaged: keep a copy of it, and put a backup back with 'admin restore --from BACKUP'.";

    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;

    public static bool IsFullDisk(DbException fault) =>
        fault is SqliteException { SqliteErrorCode: SqliteFull } or { SqlState: PostgresErrorCodes.DiskFull };

    public static bool IsDamage(DbException fault) => fault is SqliteException { SqliteErrorCode: SqliteCorrupt };

    /// <summary>Kind and code, to look up; never the message, which could quote a setting.</summary>
    public static string Named(DbException fault)
    {
        var code = fault.SqlState ?? (fault as SqliteException)?.SqliteErrorCode.ToString(CultureInfo.InvariantCulture);
        return $"{fault.GetType().Name}, {code ?? "no code"}";
    }
}
