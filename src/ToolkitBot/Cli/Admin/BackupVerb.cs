using System.CommandLine;
using Microsoft.Data.Sqlite;
using ToolkitBot.Settings;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.Cli.Admin;

/// <summary><c>admin backup --out FILE</c>: copies the SQLite database while the bot serves it.</summary>
internal static class BackupVerb
{
    public static Command Make(TextWriter output)
    {
        var file = new Option<FileInfo>("--out")
        {
            Description = "The file to write; it must not exist.",
            Required = true,
        };
        var backup = new Command("backup", "Copies the SQLite database, also while the bot runs.") { file };
        backup.SetAction(
            (given, cancellationToken) =>
                RunAsync(CliCommands.Settings().Storage, given.GetRequiredValue(file), output, cancellationToken)
        );
        return backup;
    }

    private static async Task<int> RunAsync(
        StorageSettings storage,
        FileInfo target,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var source = SourceOf(storage);
        if (target.Exists)
        {
            throw new StartException(
                $"'{target.Name}' exists: choose another name behind --out, nothing is overwritten."
            );
        }

        // Under another name until it is whole: a copy that broke off must not pass for one.
        var part = target.FullName + ".part";
        try
        {
            File.Delete(part);
            SqliteBackup.Copy(storage.ConnectionString, part);
            if (await SqliteBackup.FaultAsync(part, cancellationToken) is { } fault)
            {
                throw new StartException($"The copy of '{source}' is of no use, because {fault}; nothing was written.");
            }

            File.Move(part, target.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StartException(OutFile.Refusal(target.FullName, e));
        }
        finally
        {
            // Where the folder is missing, Delete would throw over the sentence above.
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }

        target.Refresh();
        await output.WriteLineAsync(
            $"{target.FullName} holds the database as it is now, {target.Length / 1024} kB, checked and readable only by you. It holds pledges and names: keep it as you keep the database."
        );
        return 0;
    }

    /// <summary>The SQLite file that is served.</summary>
    /// <exception cref="StartException">Another database is served, or there is no file yet.</exception>
    private static string SourceOf(StorageSettings storage)
    {
        if (!storage.IsSqlite)
        {
            throw new StartException(
                "This copies a SQLite file. For PostgreSQL use pg_dump, see 'Backups' in docs/engineer.md."
            );
        }

        var source = SqliteFile.Named(storage.ConnectionString);
        return File.Exists(source)
            ? source
            : throw new StartException($"There is no file '{source}': check ConnectionStrings:ToolkitBot.");
    }
}
