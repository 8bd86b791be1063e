using System.Diagnostics;

namespace ToolkitBot.Testing;

/// <summary>
/// The programs of a PostgreSQL server, as Debian installs them. On a machine where the tests run as root and Debian's
/// package is missing, it is installed, once, before the first test that needs it.
/// </summary>
internal static class PostgresPrograms
{
    private static readonly TimeSpan longestInstall = TimeSpan.FromMinutes(5);
    private static readonly Lazy<(string? Folder, string? Reason)> found = new(Find);

    /// <summary>Why there is no server to be had, or null where there is one.</summary>
    public static string? Unavailable => found.Value.Reason;

    /// <summary>Path of one of the programs, such as <c>initdb</c>.</summary>
    public static string Of(string program) =>
        Path.Combine(found.Value.Folder ?? throw new InvalidOperationException(Unavailable), program);

    private static (string?, string?) Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return (null, "A throw-away PostgreSQL server is only started on Linux.");
        }

        if (Installed() is { } folder)
        {
            return (folder, null);
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return (null, "PostgreSQL is not installed (apt-get install postgresql).");
        }

        // The package's own cluster is not wanted: it would start a server that nobody stops.
        var installed =
            Run(
                "mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf"
            ) && Run("apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql");
        return installed && Installed() is { } now
            ? (now, null)
            : (null, "PostgreSQL is not installed, and apt-get could not install it.");
    }

    private static string? Installed() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var n) ? n : 0)
                .FirstOrDefault()
            : null;

    private static bool Run(string command)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", command + " > /dev/null 2>&1 < /dev/null" },
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        using var process = Process.Start(start)!;
        if (process.WaitForExit(longestInstall))
        {
            return process.ExitCode == 0;
        }

        process.Kill(entireProcessTree: true);
        return false;
    }
}
