using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Cli.Admin;

/// <summary>The database: there, of this release, writable, whole; and what waits in the outbox.</summary>
internal sealed class StorageChecks(IServiceProvider services) : IChecks
{
    private const long LeastRoom = 512L * 1024 * 1024;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly StorageSettings settings = services.GetRequiredService<BotSettings>().Storage;
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    /// <summary>The SQLite file.</summary>
    private string DataSource => SqliteFile.Named(settings.ConnectionString);

    public async IAsyncEnumerable<Finding> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schema = await database.SchemaAsync(cancellationToken);
        var isClosed = schema is { IsBehind: true } && !await database.MayMigrateAsync(cancellationToken);
        yield return isClosed ? Finding.Fault("database", SchemaReading.MigrateSentence) : Schema(schema);
        if (settings.IsSqlite && schema.Id is not null)
        {
            yield return await FileAsync(cancellationToken);
        }

        if (!schema.IsOfThisRelease)
        {
            yield break; // The tables below may be others.
        }

        if (await database.ForbiddenTablesAsync(cancellationToken) is [_, ..] forbidden)
        {
            yield return Finding.Fault(
                "rights",
                $"The bot's user may not read and change {string.Join(", ", forbidden)}: grant it the rights in docs/engineer.md again, as after each migration."
            );
        }

        yield return await database.CanWriteAsync(clock.GetUtcNow(), cancellationToken)
            ? Finding.Ok("writes", "the database takes a write")
            : Finding.Fault(
                "writes",
                "The database takes no write: look for a full disk, a read-only file or server, or missing rights."
            );
        await foreach (var finding in OutboxAsync(cancellationToken))
        {
            yield return finding;
        }
    }

    private Finding Schema(SchemaReading schema) =>
        schema switch
        {
            { IsOfThisRelease: true } => Finding.Ok("database", $"{settings.Provider}, of this release ({schema.Id})"),
            { IsNewer: true } => Finding.Fault("database", schema.NewerSentence),
            { Id: not null } => Finding.Look(
                "database",
                $"of an earlier release ({schema.Id}): make a backup; the next start or 'admin migrate' brings it up to date"
            ),
            { IsForeign: true } => Finding.Fault("database", SchemaReading.ForeignSentence),
            { IsForbidden: true } => Finding.Fault("database", SchemaReading.ForbiddenSentence),
            _ when settings.IsSqlite => NoSchema(DataSource, schema.Fault as SqliteException),
            { Fault: null } => Finding.Look(
                "database",
                "the server answers and the database is empty: the first start fills it"
            ),
            { Fault.SqlState: null } => Finding.Fault(
                "database",
                $"The server does not answer ({schema.Fault.GetType().Name}): check the host in ConnectionStrings:ToolkitBot, whether the server runs, and the way through the network."
            ),
            _ => Finding.Fault(
                "database",
                $"The server does not let the bot in ({schema.Fault.SqlState}): check database, user and password in ConnectionStrings:ToolkitBot."
            ),
        };

    /// <summary>A file that is no database of the bot, or none yet: may the first start make it?</summary>
    private static Finding NoSchema(string file, SqliteException? fault)
    {
        const int NoDatabase = 26;
        var isThere = new FileInfo(file) is { Exists: true, Length: > 0 };
        if (isThere && fault is null or { SqliteErrorCode: NoDatabase })
        {
            return Finding.Fault(
                "database",
                $"'{file}' is no database of ToolkitBot: check ConnectionStrings:ToolkitBot."
            );
        }

        return !isThere && CanBeMade(file)
            ? Finding.Look("database", $"there is nothing in '{file}' yet: the first start makes it")
            : Finding.Fault(
                "database",
                SqliteFile.Closed(file) + (fault is null ? "" : $" SQLite's error is {fault.SqliteErrorCode}.")
            );
    }

    private static bool CanBeMade(string file)
    {
        if (Directory.Exists(file))
        {
            return false;
        }

        try
        {
            if (System.IO.File.Exists(file))
            {
                using var empty = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                return true;
            }

            // Beside it, not in its place: the bot may be starting at this moment.
            using var trial = new FileStream(
                $"{file}.trial",
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A SQLite file: whole, and with room beside it.</summary>
    private async Task<Finding> FileAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(DataSource);
        if (await SqliteBackup.FaultAsync(path, cancellationToken) is { } fault)
        {
            return Finding.Fault(
                "file",
                $"'{path}': {fault}. Stop the bot and run 'admin restore' with the last backup."
            );
        }

        var room = new DriveInfo(path).AvailableFreeSpace;
        return room < LeastRoom
            ? Finding.Look("file", $"whole, but only {room / 1024 / 1024} MB are free beside it: make room")
            : Finding.Ok("file", $"whole, {room / 1024 / 1024} MB free beside it");
    }

    private async IAsyncEnumerable<Finding> OutboxAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = database.Read();
        var late = now - Late;
        var waiting = await db
            .Outbox.AsNoTracking()
            .CountAsync(row => row.FinishedAt == null && row.DueAt <= late, cancellationToken);
        yield return waiting == 0
            ? Finding.Ok("outbox", "nothing waits longer than it should")
            : Finding.Look(
                "outbox",
                $"{waiting} messages have been due for more than ten minutes: if the checks below are fine, read the log for 'A send waits'"
            );
        var week = now - TimeSpan.FromDays(7);
        var dead = await db
            .Outbox.AsNoTracking()
            .Where(row => row.DeadReason != null && row.FinishedAt >= week)
            .GroupBy(row => row.DeadReason!)
            .Select(group => new { Reason = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        if (dead.Count > 0)
        {
            yield return Finding.Look(
                "given up",
                $"in the last seven days {string.Join(", ", dead.Select(one => $"{one.Count} by {one.Reason}"))}: deploy/observability/README.md says what each means"
            );
        }
    }
}
