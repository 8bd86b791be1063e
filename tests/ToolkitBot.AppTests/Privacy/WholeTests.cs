using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>What is kept of a text ends with a whole letter.</summary>
public sealed class WholeTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task An_emoji_at_the_end_of_what_is_kept_of_a_question_is_kept_whole_or_not_at_all(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        var question = "Which car park is nearest to the theatre entrance";
        await amina.Says(question.PadRight(299, '?') + "😀 and so on");
        await amina.Sees("declined");

        var kept = Assert.Single(await bot.Database.LinesAsync("SELECT text FROM unanswered"));
        Assert.StartsWith(question, kept, StringComparison.Ordinal);
        Assert.Equal(299, kept.Length);
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM tallies WHERE kind = 'declined'"));
    }
}
