namespace ToolkitBot.Storage;

/// <summary>Files that only the user who runs the bot may read.</summary>
internal static class UserOnlyFile
{
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Opens a file for writing. A new one is made for its user only, and one that others may read, as earlier releases
    /// made them, is closed to them before anything is written.
    /// </summary>
    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        Close(path);
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UserOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Closes a file to everybody but its user, if it is there.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~UserOnly) != 0)
        {
            File.SetUnixFileMode(path, UserOnly);
        }
    }
}
