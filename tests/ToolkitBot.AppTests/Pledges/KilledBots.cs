using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>Two bots as processes of their own, one of which is killed every few seconds and started again.</summary>
internal sealed class KilledBots(BotUnderTest bot, TestDatabase database, TemporaryFolder folder)
    : IAsyncDisposable
{
    private static readonly TimeSpan betweenKills = TimeSpan.FromSeconds(4);
    private readonly (BotProcess Process, Uri Address)[] running = new (BotProcess, Uri)[2];
    private readonly CancellationTokenSource enough = new();

    public int Kills { get; private set; }

    public async Task StartAsync()
    {
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = await StartOneAsync();
        }

        HandOn();
    }

    public async Task KillNowAndThenAsync()
    {
        for (var next = 0; !enough.IsCancellationRequested; next = 1 - next)
        {
            await Task.Delay(betweenKills, enough.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!enough.IsCancellationRequested)
            {
                await running[next].Process.KillAsync();
                Kills++;
                running[next] = await StartOneAsync();
                HandOn();
            }
        }
    }

    public async Task StopKillingAsync(Task killing)
    {
        await enough.CancelAsync();
        await killing;
    }

    public async ValueTask DisposeAsync()
    {
        await enough.CancelAsync();
        foreach (var (process, _) in running)
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        enough.Dispose();
    }

    private void HandOn() => bot.HandOnTo([.. running.Select(one => one.Address)]);

    private async Task<(BotProcess Process, Uri Address)> StartOneAsync()
    {
        var address = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}");
        var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = database.Kind.ToString(),
                ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
                ["Logging:LogLevel:Default"] = "Warning",
            },
            "--urls",
            address.AbsoluteUri
        );
        await process.ReadyAsync(address);
        return (process, address);
    }
}
