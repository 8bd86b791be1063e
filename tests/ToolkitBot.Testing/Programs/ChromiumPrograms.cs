using System.Diagnostics;

namespace ToolkitBot.Testing;

/// <summary>
/// Debian's Chromium. Where it is missing and the tests run as root on a machine with apt-get, it is installed once;
/// otherwise the browser tests are skipped with the reason.
/// </summary>
internal static class ChromiumPrograms
{
    private static readonly TimeSpan longestInstall = TimeSpan.FromMinutes(6);
    private static readonly string[] places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    private static readonly Lazy<string?> found = new(Find);

    public static string? Unavailable { get; } =
        found.Value is null ? "Chromium is not installed (apt-get install chromium)." : null;

    public static string Path => found.Value ?? throw new InvalidOperationException(Unavailable);

    private static string? Find() => Installed() ?? (CanInstall && Install() ? Installed() : null);

    private static string? Installed() => places.FirstOrDefault(File.Exists);

    private static bool CanInstall => Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    private static bool Install()
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c",
                "(apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation) > /dev/null 2>&1 < /dev/null",
            },
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

/// <summary>A fact in the browser.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = ChromiumPrograms.Unavailable;
}

/// <summary>A theory in the browser.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = ChromiumPrograms.Unavailable;
}
