using System.Globalization;

namespace ToolkitBot.Testing;

/// <summary>Bots as processes of their own behind one address, one of which is killed (SIGKILL) every few seconds and started again.</summary>
internal sealed class KilledBots(BotFront front, StormSetting setting, TemporaryFolder folder) : IAsyncDisposable
{
    private readonly (BotProcess Process, Uri Address)[] running = new (BotProcess, Uri)[setting.Instances];
    private readonly CancellationTokenSource enough = new();
    private Task killing = Task.CompletedTask;

    public int Kills { get; private set; }

    public async Task StartAsync()
    {
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = await StartOneAsync();
        }

        HandOn();
    }

    public void BeginKilling() => killing = KillNowAndThenAsync();

    /// <summary>The last one that was killed is running again when this returns.</summary>
    public async Task StopKillingAsync()
    {
        await enough.CancelAsync();
        await killing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopKillingAsync();
        foreach (var (process, _) in running)
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        enough.Dispose();
    }

    private async Task KillNowAndThenAsync()
    {
        for (var next = 0; ; next = (next + 1) % running.Length)
        {
            await Task.Delay(setting.BetweenKills, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (enough.IsCancellationRequested)
            {
                return;
            }

            await running[next].Process.DisposeAsync();
            Kills++;
            running[next] = await StartOneAsync();
            HandOn();
        }
    }

    private void HandOn() => front.Instances = [.. running.Select(one => one.Address)];

    private async Task<(BotProcess Process, Uri Address)> StartOneAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = setting.Provider,
                ["ConnectionStrings:ToolkitBot"] = setting.ConnectionString,
                ["Bot:Instances"] = running.Length.ToString(CultureInfo.InvariantCulture),
                ["Logging:LogLevel:Default"] = "Warning",
            },
            "--urls",
            address.AbsoluteUri
        );
        await process.ReadyAsync(address);
        return (process, address);
    }
}
