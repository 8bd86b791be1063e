using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>What a restart of the bot, or a second instance beside it, must not change.</summary>
public sealed class RestartTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task The_walk_goes_on_at_its_step_after_a_restart(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");

        await bot.RestartAsync();

        await amina.Answers("reply-daily");
        await amina.Sees("walk-step", "3 of 5");
        await bot.RestartAsync();
        await amina.Says("back");
        var second = await amina.Sees("walk-step", "2 of 5");
        Assert.True(second.HasButton("✓ Somebody reads and replies each day"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_is_said_while_the_bot_is_down_is_answered_once_it_is_up(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await bot.StopAsync();
        var said = amina.Says("to learn from others");
        await bot.StartInstancesAsync();
        await said;
        await amina.Sees("walk-step", "2 of 5");

        // Answered once. A reply from before the stop may stand twice: replies are delivered at least once.
        await amina.Settles();
        Assert.Single(amina.Cards(), card => card.Text.Contains("2 of 5", StringComparison.Ordinal));
    }

    [Theory, PostgreSql]
    public async Task Two_instances_share_one_walk(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { Instances = 2 });
        var amina = bot.Person("amina");
        await amina.Says("start");
        foreach (var choice in new[] { "learn", "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        await amina.Sees("walk-summary", "You are ready to start");
    }
}
