using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

[Collection(SharedConversations.Name)]
public sealed class FirstMeetingTests(SharedBots bots)
{
    [Theory, Sqlite, PostgreSql]
    public async Task Help_lists_what_can_be_typed(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("help");
        await amina.Sees("help");
        await amina.SeesNothingMore();
        await amina.Presses("Five things first");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Presses("Next");
        await amina.Sees("walk-step", "Choose an answer or write a few words");
        await amina.Chooses("choices", "learn").Presses("Next");
        await amina.Sees("walk-step", "2 of 5");
        await amina.SeesNothingMore();
    }
}
