using System.Diagnostics;

namespace ToolkitBot.Testing;

/// <summary>
/// A folder with a package.json and its lock file, whose packages a test installs when it first needs them.
/// Several test processes may ask at once: one installs, the others wait.
/// </summary>
public sealed class NpmRoom(string folder)
{
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(3);

    /// <summary>Why nothing of npm can run on this machine, or null where it can.</summary>
    public static string? Unavailable { get; } =
        Find("node") is null ? "Node.js is not installed, so Microsoft's packages cannot be asked."
        : Find("npm") is null ? "npm is not installed, so Microsoft's packages cannot be had."
        : null;

    public string Folder => folder;

    /// <summary>Installs what the lock file names, unless it is there.</summary>
    public void Install()
    {
        using var turn = WaitForTurn();
        var asked = Path.Combine(folder, "package-lock.json");
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(asked))
        {
            return;
        }

        Run("npm", "", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1");
        File.SetLastWriteTimeUtc(installed, File.GetLastWriteTimeUtc(asked));
    }

    /// <summary>Runs a script of the room.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public string Node(string script, string input) => Run("node", input, script);

    private string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(LongestInstall))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException(
                $"{program} {arguments[0]} did not end within {LongestInstall.TotalMinutes} minutes."
            );
        }

        return process.ExitCode == 0
            ? output.GetAwaiter().GetResult()
            : throw new InvalidOperationException(
                $"{program} {arguments[0]} failed: {errors.GetAwaiter().GetResult()}"
            );
    }

    private FileStream WaitForTurn()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, ".install.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (Exception e)
                when (e is IOException or UnauthorizedAccessException && patience.Elapsed < LongestInstall)
            {
                Thread.Sleep(200);
            }
        }
    }

    private static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A theory that asks Microsoft's own packages, skipped with the reason where Node or npm is missing.</summary>
public sealed class NpmTheoryAttribute : TheoryAttribute
{
    public NpmTheoryAttribute() => Skip = NpmRoom.Unavailable;
}

/// <summary>A fact that asks Microsoft's own packages, skipped with the reason where Node or npm is missing.</summary>
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = NpmRoom.Unavailable;
}
