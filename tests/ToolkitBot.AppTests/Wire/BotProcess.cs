using System.Diagnostics;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wire;

/// <summary>What a process of the bot that ended had to say.</summary>
internal sealed record BotRun(int ExitCode, string Output, string Errors);

/// <summary>The bot as it was built, as a process of its own, so that it can be killed as a power cut would.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private BotProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<BotProcess> StartAsync(
        string folder,
        int port,
        IReadOnlyDictionary<string, string?> settings
    )
    {
        var arguments = settings.SelectMany(setting => new[] { "--" + setting.Key, setting.Value ?? "" });
        var bot = new BotProcess(Start(folder, [.. arguments, "--urls", $"http://127.0.0.1:{port}"]));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var deadline = new CancellationTokenSource(LongestStart);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"), deadline.Token);
                return bot;
            }
            catch (HttpRequestException) when (!bot.process.HasExited)
            {
                await Task.Delay(25, deadline.Token);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException(
                    $"The bot ended with {bot.process.ExitCode}: {await bot.errors}{await bot.output}"
                );
            }
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<BotRun> RunAsync(string folder, IEnumerable<string> arguments)
    {
        await using var bot = new BotProcess(Start(folder, arguments));
        using var deadline = new CancellationTokenSource(LongestStart);
        await bot.process.WaitForExitAsync(deadline.Token);
        return new(bot.process.ExitCode, await bot.output, await bot.errors);
    }

    /// <summary>Ends it at once, as a power cut does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), and says how it did.</summary>
    public async Task<BotRun> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var deadline = new CancellationTokenSource(LongestStart);
        await process.WaitForExitAsync(deadline.Token);
        return new(process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Process Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        };
        start.ArgumentList.Add(Repository.BotAssembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
