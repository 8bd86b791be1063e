namespace ToolkitBot.Cli;

/// <summary>A file that a command writes, as <c>--out</c> names it.</summary>
internal static class OutFile
{
    /// <summary>The sentence on one that could not be written.</summary>
    public static string Refusal(string path, Exception fault)
    {
        var file = Path.GetFullPath(path);
        return Directory.Exists(file) ? $"'{path}' is a folder: name a file behind --out."
            : !Directory.Exists(Path.GetDirectoryName(file))
                ? $"The folder '{Path.GetDirectoryName(file)}' is not there: make it, or name another behind --out."
            : $"'{path}' cannot be written ({fault.GetType().Name}): check that you may write in its folder, that the disk has room, and that no other program holds the file.";
    }
}
