using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>A post as each person sees it: by itself for the first 60, and right for everybody who presses.</summary>
public sealed class PostViewTests
{
    private const int Joiners = 64;

    [Theory, Sqlite, PostgreSql]
    public async Task The_first_sixty_see_by_themselves_that_they_joined_and_the_others_on_a_press(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { People = 70 });
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        var channel = amina.In("pledges");
        await PledgeTests.ShowsAsync(channel, "every letter");
        var post = channel.Cards().Single(card => card.Name == "pledge-post");
        var people = Enumerable.Range(0, Joiners).Select(_ => bot.Stranger("pledges")).ToList();
        foreach (var person in people)
        {
            await bot.Teams.PressAsync(person.Key, post.MessageId, post.Button("Me too"));
        }

        await PledgeTests.ShowsAsync(channel, $"{Joiners} people joined");
        var named = bot.World.FindMessage(post.MessageId)!.Activity.Attachments![0].Content!["refresh"]!["userIds"]!
            .AsArray()
            .Select(id => (string)id!)
            .ToList();
        Assert.Equal(60, named.Distinct().Count());
        Assert.Equal(amina.Self.Mri, named[0]);
        Assert.Equal(bot.World.Person("gareth").Mri, named[1]);
        Assert.Equal(people.Take(58).Select(person => person.Self.Mri), named.Skip(2));

        var first = people[0];
        await first.Opens();
        Assert.Contains("You joined", Post(first).Text, StringComparison.Ordinal);
        Assert.True(Post(first).HasButton("Leave this pledge"));
        await channel.Opens();
        Assert.Contains("This is your pledge", Post(channel).Text, StringComparison.Ordinal);
        Assert.False(Post(channel).HasButton("Me too"));

        var last = people[^1];
        await last.Opens();
        Assert.DoesNotContain("You joined", Post(last).Text, StringComparison.Ordinal);
        await last.PressesOn(Post(last), "Me too");
        var seen = new CardSeen(post.MessageId, last.Outcome.Card!.AsObject());
        Assert.Contains("You joined", seen.Text, StringComparison.Ordinal);
        Assert.Equal(Joiners, await ChannelTalk.CountAsync(bot, "SELECT joined FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_author_is_not_asked_to_join(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        var mei = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(mei, "Be the first to join");
        var own = amina.In("pledges");
        await own.Opens();
        await PledgeTests.ShowsAsync(own, "Nobody has joined yet");
        Assert.DoesNotContain("Be the first to join", Post(own).Text, StringComparison.Ordinal);
    }

    private static CardSeen Post(Person who) => who.Cards().Single(card => card.Name == "pledge-post");
}
