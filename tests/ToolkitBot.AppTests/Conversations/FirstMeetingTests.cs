using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>Welcome and help.</summary>
public sealed class FirstMeetingTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task However_often_it_is_installed_there_is_one_welcome(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Opens();
        await amina.Sees("welcome", "Hello");
        await amina.SeesNothingMore();
        await bot.RestartAsync();
        await amina.Opens();
        await bot.Teams.InstallAsync("amina", "personal");
        await amina.SeesNothingMore();
        Assert.Single(amina.Cards(), card => card.Name == "welcome");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_is_welcomed_once_in_the_channel_that_the_installer_picked(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth", "pledges");
        await gareth.Opens();
        await gareth.Sees("welcome-team");
        await bot.Person("mei", "general").Opens();
        await bot.Person("mei", "pledges").Opens();
        await bot.SettleAsync();
        Assert.Single(gareth.Cards());
        Assert.Empty(gareth.In("general").Cards());
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Who_adds_the_bot_again_is_welcomed_again(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Opens();
        await amina.Sees("welcome");
        await bot.Teams.UninstallAsync("amina", "personal");
        await bot.SettleAsync();
        await amina.Opens();
        await amina.Sees("welcome");
    }
}
