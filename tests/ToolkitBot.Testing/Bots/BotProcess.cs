using System.Diagnostics;

namespace ToolkitBot.Testing;

/// <summary>The built bot as a process of its own, so that it can be killed and its output read.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly string[] inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "LANG"];
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;
    private bool mayEnd;

    private BotProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The process's id.</summary>
    public int Id => process.Id;

    /// <summary>Starts it with settings as environment variables, in a folder that is no checkout.</summary>
    public static BotProcess Start(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    ) => Start(Repository.BotAssembly, folder, settings, arguments);

    /// <summary>As <see cref="Start(string, IReadOnlyDictionary{string, string}, string[])"/>, in another host of the bot.</summary>
    public static BotProcess Start(
        string assembly,
        string folder,
        IReadOnlyDictionary<string, string> settings,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What the test runner sets for itself must not reach the bot.
        foreach (var name in start.Environment.Keys.Except(inherited).ToList())
        {
            start.Environment.Remove(name);
        }

        // A tenth of a start would go into guarding the pages of compiled code.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Starts it on a port of this machine and waits until it is ready.</summary>
    public static async Task<BotProcess> StartAsync(
        string folder,
        int port,
        IReadOnlyDictionary<string, string> settings,
        string? assembly = null
    )
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var bot = Start(assembly ?? Repository.BotAssembly, folder, settings, ["--urls", address.AbsoluteUri]);
        await bot.ReadyAsync(address);
        return bot;
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync(Uri address)
    {
        using var http = new HttpClient();
        await Waiting.UntilAsync(
            async () =>
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The bot ended: {await output}{await errors}");
                }

                try
                {
                    return await http.GetStringAsync(new Uri(address, "/health/ready")) == "ready";
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the bot process did not become ready"
        );
    }

    /// <summary>Ends it at once, as a power cut does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        mayEnd = true;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it has.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        return await EndAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        mayEnd = true;
        await process.WaitForExitAsync().WaitAsync(Waiting.Patience);
        return (process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        var endedItself = process.HasExited && !mayEnd;
        var code = process.HasExited ? process.ExitCode : 0;
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        if (endedItself)
        {
            throw new InvalidOperationException(
                $"The bot ended in the middle of the test, with code {code}: {await output}{await errors}"
            );
        }
    }
}
