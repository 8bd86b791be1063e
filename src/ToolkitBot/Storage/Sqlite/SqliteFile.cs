using Microsoft.Data.Sqlite;
using ToolkitBot.Settings;

namespace ToolkitBot.Storage.Sqlite;

/// <summary>The file behind a connection string: readable only by its user, served by only one process.</summary>
internal sealed class SqliteFile(SqliteConnectionStringBuilder address) : IDisposable
{
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private FileStream? claim;

    private bool IsInMemory => address.Mode == SqliteOpenMode.Memory || address.DataSource is "" or ":memory:";

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
            using (Open(address.DataSource, FileShare.ReadWrite)) { }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The SQLite file '{address.DataSource}' cannot be opened: check ConnectionStrings:ToolkitBot and that the folder is there and can be written to."
            );
        }

        try
        {
            claim = Open(address.DataSource + "-lock", FileShare.None);
        }
        catch (IOException)
        {
            throw new StartException(
                $"The SQLite file '{address.DataSource}' is served by another process: stop that one, or use PostgreSQL (Storage:Provider) for several instances."
            );
        }
    }

    public void Dispose() => claim?.Dispose();

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UserOnly;
        var stream = new FileStream(path, options);
        if (File.GetUnixFileMode(path) != UserOnly)
        {
            // Created by an earlier release.
            File.SetUnixFileMode(path, UserOnly);
        }

        return stream;
    }
}
