using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Processes;

/// <summary>The built bot is killed in the middle of a conversation and started again.</summary>
[StartsProcesses]
public sealed class KilledBotTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task The_walk_goes_on_at_its_step_after_the_process_was_killed(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(storage);
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database);
        var amina = bot.Person("amina");

        await using (var first = await StartAsync(bot, database, folder))
        {
            await amina.Says("start");
            await amina.Sees("walk-step", "1 of 5");
            await amina.Answers("learn");
            await amina.Sees("walk-step", "2 of 5");
            await amina.Says("somebody reads and replies every day");
            await amina.Sees("walk-step", "3 of 5");
            await first.KillAsync();
        }

        await using var second = await StartAsync(bot, database, folder);
        await amina.Answers("families");
        await amina.Sees("walk-step", "4 of 5");
        await amina.Says("back");
        var third = await amina.Sees("walk-step", "3 of 5");
        Assert.Equal("families", third.Value("choices"));
        await amina.Says("back");
        Assert.Contains("somebody reads", (await amina.Sees("walk-step", "2 of 5")).Text, StringComparison.Ordinal);
        await amina.Settles();
    }

    private static async Task<BotProcess> StartAsync(BotUnderTest bot, TestDatabase database, TemporaryFolder folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Storage:Provider"] = database.Kind.ToString(),
                ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            },
            "--urls",
            address.AbsoluteUri
        );
        await process.ReadyAsync(address);
        bot.HandOnTo(address);
        return process;
    }
}
