using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>Questions: answered with the source, declined with the right door, or contacts at once.</summary>
[Collection(SharedConversations.Name)]
public sealed class QuestionTests(SharedBots bots)
{
    [Theory, Sqlite, PostgreSql]
    public async Task A_decline_that_is_not_sure_names_nothing_and_far_parts_are_not_offered(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("how do I write a good post");
        await amina.Sees("declined", "The toolkit does not cover that");
        await amina.Says("I forgot my password");
        var sure = await amina.Sees("declined", "I can't help with");
        Assert.DoesNotContain(sure.Buttons, button => (string?)button["verb"] == "answer.show");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_names_its_source_and_takes_a_verdict(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("what is nhs change day?");
        var answer = await amina.Sees("answer");
        Assert.Contains("chapter 1", answer.Text, StringComparison.OrdinalIgnoreCase);
        await amina.Presses("Helpful");
        Assert.Equal(LocalTeams.Bot.OutcomeKind.Toast, amina.Outcome.Kind);
        await amina.PressesOn(answer, "answer.not-helpful");
        await amina.Sees("declined");
        await amina.PressesOn(answer, "answer.show");
        await amina.Sees("answer");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_related_question_is_answered_with_its_own_source(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("what is nhs change day?");
        var first = await amina.Sees("answer");
        var related = Assert.IsType<JsonObject>(
            first.Buttons.First(button => (string?)button["verb"] == "answer.show")
        );
        await amina.PressAsync(first, related);
        var second = await amina.Sees("answer");
        Assert.Contains((string)related["title"]!, second.Text, StringComparison.Ordinal);
        Assert.Contains("chapter 1", second.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(first.Text, second.Text);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_the_toolkit_does_not_cover_is_declined_with_somebody_to_ask(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("what dose of paracetamol can a toddler have?");
        var card = await amina.Sees("declined");
        Assert.True(card.HasButton("Help"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_is_asked_about_the_bot_itself_is_answered_with_its_source(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("are you a real person");
        var what = await amina.Sees("answer", "What I am");
        Assert.Contains("Source: About this bot", what.Text, StringComparison.Ordinal);
        await amina.Says("can my boss see what I ask you");
        await amina.Sees("answer", "What happens to what you write here");
        await amina.Says("how long do you keep what staff tell you");
        await amina.Sees("answer", "What happens to what you write here");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_concern_comes_before_the_open_walk_and_its_words_are_kept_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Says("I want to kill myself zebrawort");
        await amina.Sees("contacts");
        await amina.SeesNothingMore();
        await amina.Presses("Carry on");
        await amina.Sees("walk-step", "1 of 5");
        Assert.DoesNotContain("zebrawort", await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebrawort", bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Words_without_any_sense_get_a_way_on(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("blorp fnord wibble");
        await amina.Settles();
        var card = Assert.Single(amina.Unseen());
        Assert.Contains(card.Name, new[] { "declined", "unsure" });
        Assert.NotEmpty(card.Buttons);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Message_text_and_names_reach_no_log(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Says("because marrowfat peas are green");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Says("because marrowfat peas are green");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("what is a quibblewick?");
        await amina.Settles();
        foreach (var word in new[] { "marrowfat", "quibblewick", "sample nurse" })
        {
            Assert.DoesNotContain(word, bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
        }
    }
}
