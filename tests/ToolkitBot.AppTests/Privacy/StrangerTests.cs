using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>Who somebody is where Teams does not tell it.</summary>
public sealed class StrangerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData(" {00000000-0000-0000-0000-000000000000} ")]
    public async Task Two_people_without_an_Entra_id_are_two(string objectId)
    {
        // Answers go to an address where nobody listens.
        var options = new BotOptions { ExpectsRefusedCalls = true, ExpectsErrors = true };
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        foreach (var account in new[] { WireTalk.Account, WireTalk.Account + "-and-another" })
        {
            await WireTalk.SendAsync(bot, WireTalk.Message(account, objectId, "help"));
        }

        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
    }
}
