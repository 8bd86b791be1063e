using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Cli.Admin;

/// <summary>
/// <c>admin restore --from FILE</c>: puts a backup in the place of the SQLite database, which is kept under another name.
/// </summary>
internal static class RestoreVerb
{
    public static Command Make(TextWriter output)
    {
        var file = new Option<FileInfo>("--from") { Description = "A file that admin backup wrote.", Required = true };
        var restore = new Command("restore", "Puts a backup in the place of the database; the bot must not run.")
        {
            file,
        };
        restore.SetAction(
            (given, cancellationToken) =>
                RunAsync(
                    CliCommands.Settings(),
                    given.GetRequiredValue(file),
                    TimeProvider.System,
                    output,
                    cancellationToken
                )
        );
        return restore;
    }

    private static async Task<int> RunAsync(
        BotSettings settings,
        FileInfo backup,
        TimeProvider clock,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (!settings.Storage.IsSqlite)
        {
            throw new StartException(
                "This restores a SQLite file. For PostgreSQL use pg_restore, see 'Backups' in docs/engineer.md."
            );
        }

        var why =
            backup.Exists ? await SqliteBackup.FaultAsync(backup.FullName, cancellationToken)
            : Directory.Exists(backup.FullName) ? "it is a folder"
            : "there is no such file";
        if (why is not null)
        {
            throw new StartException($"'{backup.Name}' cannot be restored, because {why}; nothing was changed.");
        }

        var target = SqliteFile.Named(settings.Storage.ConnectionString);
        if (SqliteFile.Real(backup.FullName) == Path.GetFullPath(target))
        {
            throw new StartException($"'{backup.Name}' is the database itself: name a backup behind --from.");
        }

        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        await using var database = (SqliteDatabase)StorageSetup.Open(settings);
        if (await SqliteBackup.IsForeignAsync(target, cancellationToken))
        {
            throw new StartException(SchemaReading.ForeignSentence);
        }

        database.Claim(); // Nobody serves it now, or starts to.
        var kept = Replace(backup, target, $"{target}.before-{stamp}");
        var names = string.Join(" and ", kept.Select(file => $"'{file}'"));
        await output.WriteLineAsync(
            $"'{target}' is now what '{backup.Name}' holds{(kept.Count == 0 ? "" : $"; what it was before is kept as {names}: names of people are in it too, so delete it once the bot runs well")}. Start the bot: it goes on from there. What was sent since the backup may be sent again, and who was forgotten since must be forgotten again."
        );
        return 0;
    }

    /// <summary>Returns the files in which the old database is kept; none if there was none.</summary>
    private static IReadOnlyList<string> Replace(FileInfo backup, string target, string kept)
    {
        var part = target + ".part";
        try
        {
            // Copied first, so that a full disk leaves everything as it was; and by SQLite, because what was committed
            // last may be in a log beside the file.
            File.Delete(part);
            var from = new SqliteConnectionStringBuilder { DataSource = backup.FullName };
            SqliteBackup.Copy(from.ToString(), part);
            var files = SqliteBackup.Move(target, kept);
            File.Move(part, target, overwrite: true);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StartException(
                $"The backup cannot be put in place ({e.GetType().Name}): check the folder of '{target}', and its room."
            );
        }
        finally
        {
            File.Delete(part);
        }
    }
}
