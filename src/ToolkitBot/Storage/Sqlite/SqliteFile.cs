using Microsoft.Data.Sqlite;
using ToolkitBot.Settings;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>The file behind a connection string: readable only by its user, served by only one process.</summary>
internal sealed class SqliteFile(SqliteConnectionStringBuilder address) : IDisposable
{
    private FileStream? claim;

    private bool IsInMemory => address.Mode == SqliteOpenMode.Memory || address.DataSource is "" or ":memory:";

    /// <summary>Whether there is a database; an empty file is as good as none.</summary>
    public bool IsThere => IsInMemory || new FileInfo(address.DataSource) is { Exists: true, Length: > 0 };

    /// <summary>
    /// Returns the file that a connection string names, behind any link: one file has one lock, whatever it is called.
    /// </summary>
    /// <exception cref="StartException">The string cannot be read.</exception>
    public static string Named(string connectionString)
    {
        try
        {
            return Real(new SqliteConnectionStringBuilder(connectionString).DataSource);
        }
        catch (ArgumentException)
        {
            throw new StartException(StorageSettings.Unreadable);
        }
    }

    /// <summary>Returns the file that a name leads to.</summary>
    public static string Real(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return file; // Not there, or no file.
        }
    }

    /// <summary>Locks a file next to the database. The lock ends with the process, even after a crash.</summary>
    /// <exception cref="StartException">Another process holds the lock, or the file cannot be opened.</exception>
    public void Claim()
    {
        if (IsInMemory)
        {
            return;
        }

        try
        {
            using (UserOnlyFile.Open(address.DataSource, FileMode.OpenOrCreate, FileShare.ReadWrite)) { }

            // SQLite gives both the rights of the file when it makes them; a crash of an earlier release may have left them.
            UserOnlyFile.Close(address.DataSource + "-wal");
            UserOnlyFile.Close(address.DataSource + "-shm");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(Closed(address.DataSource));
        }

        var part = address.DataSource + "-lock";
        try
        {
            claim = UserOnlyFile.Open(part, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartException(
                $"The SQLite file '{address.DataSource}' cannot be locked: '{part}' belongs to another account; run admin verbs as the service's user."
            );
        }
        catch (IOException)
        {
            throw new StartException(
                $"The SQLite file '{address.DataSource}' is served by another process: stop that one, or use PostgreSQL (Storage:Provider) for several instances."
            );
        }
    }

    /// <summary>The sentence on a file that cannot be opened.</summary>
    public static string Closed(string file) =>
        $"The SQLite file '{file}' cannot be opened: check ConnectionStrings:ToolkitBot and that the folder is there and can be written to.";

    public void Dispose() => claim?.Dispose();
}
