using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>Many pledges in one post: joined from the channel, each by whoever likes it, and seen by each as theirs.</summary>
public sealed class DigestTests
{
    private static readonly BotOptions options = new() { People = 30 };

    [Theory, Sqlite, PostgreSql]
    public async Task Whoever_joins_some_of_a_digest_sees_which_and_the_others_see_the_count(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var authors = await ChannelTalk.PledgeTogetherAsync(bot, 5);
        var mei = bot.Person("mei", "pledges");
        var digest = await DigestAsync(mei, "shelf 5");
        var choices = digest.Choices("pledges");
        Assert.Equal(5, choices.Count);

        await mei.PressesOn(digest, "Me too");
        Assert.Equal("Choose a pledge first.", mei.Outcome.Text);
        await mei.PressAsync(
            digest,
            digest.Button("Me too"),
            new Dictionary<string, string> { ["pledges"] = $"{choices[1]},{choices[3]}" }
        );
        var mine = new CardSeen(digest.MessageId, mei.Outcome.Card!.AsObject());
        Assert.Equal(2, Times(mine, "You joined\n"));
        Assert.Equal([choices[0], choices[2], choices[4]], mine.Choices("pledges"));

        // The post for everybody follows, and after it the client asks for this person's view again.
        var owen = bot.Person("owen", "pledges");
        await PledgeTests.ShowsAsync(owen, "One person joined");
        await PledgeTests.ShowsAsync(mei, "You joined");
        Assert.Equal(2, Times(Digest(owen), "One person joined"));
        Assert.Equal(0, Times(Digest(owen), "You joined"));
        Assert.Equal(5, Digest(owen).Choices("pledges").Count);

        var author = authors[0].In("pledges");
        await author.Opens();
        await PledgeTests.ShowsAsync(author, "This is your pledge");
        Assert.Equal(4, Digest(author).Choices("pledges").Count);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_pledges_of_a_digest_are_looked_at_one_by_one_joined_and_left(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await ChannelTalk.PledgeTogetherAsync(bot, 4);
        var mei = bot.Person("mei", "pledges");
        var digest = await DigestAsync(mei, "shelf 4");
        await mei.PressesOn(digest, "One by one");
        await mei.Sees("pledge-post", "1 of 4");
        await mei.Presses("Next");
        var second = await mei.Sees("pledge-post", "2 of 4");
        Assert.Contains("shelf 2", second.Text, StringComparison.Ordinal);
        await mei.Presses("Me too");
        var joined = Seen(mei);
        Assert.Contains("You joined", joined.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 4", joined.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT joined FROM campaigns"));
        await mei.PressesOn(joined, "Show all");
        Assert.Equal(1, Times(Seen(mei), "You joined"));
        await mei.PressesOn(joined, "Leave this pledge");
        Assert.Contains("left this pledge", Seen(mei).Text, StringComparison.Ordinal);
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT joined FROM campaigns"));
        await mei.PressesOn(joined, "Next");
        await mei.PressesOn(Seen(mei), "Next");
        Assert.Contains("4 of 4", Seen(mei).Text, StringComparison.Ordinal);
        Assert.False(Seen(mei).HasButton("Next"));
    }

    [Fact]
    public async Task A_withdrawn_pledge_of_a_digest_is_redacted_and_left_out()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        var authors = await ChannelTalk.PledgeTogetherAsync(bot, 4);
        var mei = bot.Person("mei", "pledges");
        await DigestAsync(mei, "shelf 1");
        await authors[0].Says("my pledges");
        await authors[0].Sees("my-pledges");
        await authors[0].Presses("Withdraw");
        await authors[0].Sees("pledge-withdraw");
        await authors[0].Presses("Yes, withdraw it");
        await PledgeTests.ShowsAsync(mei, "3 new pledges");
        var digest = Digest(mei);
        Assert.DoesNotContain("withdrawn", digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("shelf 1", digest.Text, StringComparison.Ordinal);
        Assert.Equal(3, digest.Choices("pledges").Count);
        await mei.PressesOn(digest, "One by one");
        Assert.Contains("1 of 3", Seen(mei).Text, StringComparison.Ordinal);
        Assert.Contains("shelf 2", Seen(mei).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_a_crash_posted_twice_works_like_the_first()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        await ChannelTalk.PledgeTogetherAsync(bot, 4);
        var mei = bot.Person("mei", "pledges");
        var digest = await DigestAsync(mei, "shelf 4");
        await bot.Database.ScalarAsync("UPDATE pledges SET post_activity_id = 'another'");
        await mei.PressAsync(
            digest,
            digest.Button("Me too"),
            new Dictionary<string, string> { ["pledges"] = digest.Choices("pledges")[2] }
        );
        Assert.Equal(1, Times(Seen(mei), "You joined\n"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT joined FROM campaigns"));
    }

    [Fact]
    public async Task Twenty_of_the_longest_pledges_fit_into_one_post()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        var words = string.Join(' ', Enumerable.Repeat("ŵyneb", 45));
        await ChannelTalk.PledgeTogetherAsync(bot, 20, number => $"I will {words} {number} by 3 March 2027");
        var mei = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(mei, "And 15 more");
        Assert.Equal(5, Digest(mei).Choices("pledges").Count);
    }

    private static async Task<CardSeen> DigestAsync(Person who, string words)
    {
        await who.Opens();
        await PledgeTests.ShowsAsync(who, words);
        return Digest(who);
    }

    private static CardSeen Digest(Person who) => who.Cards().Single(card => card.Name == "pledge-digest");

    private static CardSeen Seen(Person who) =>
        new(
            who.Cards().Last(card => card.Name.StartsWith("pledge-", StringComparison.Ordinal)).MessageId,
            who.Outcome.Card!.AsObject()
        );

    private static int Times(CardSeen card, string words) => $"{card.Text}\n".Split(words).Length - 1;
}
