using ToolkitBot.AppTests.Campaigns;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Questions;

/// <summary>What a team's owners keep is found by its people, and by nobody else.</summary>
public sealed class OwnAnswerTests
{
    private const string Asked = "can staff use their own phones for photographs of the garden?";
    private const string Asks = "am I allowed to take pictures of the garden on my own phone?";
    private const string Reply = "Yes, if nobody can be recognised. Ask us first where somebody can.";

    [Theory, Sqlite, PostgreSql]
    public async Task An_answered_question_is_kept_in_other_words_found_mended_and_retired(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await gareth.KeepsAsync(
            form =>
            {
                Assert.StartsWith("Am I allowed to use their own phones", form["question"], StringComparison.Ordinal);
                Assert.StartsWith("Is it all right for staff to use", form["ways"], StringComparison.Ordinal);
                Assert.Equal(Reply, form["answer"]);
            },
            new() { ["ask"] = "The communications team, extension 4455" }
        );

        // At once, for everybody in the team, in each kind of conversation.
        await amina.Settles();
        await amina.Says(Asks);
        var seen = await amina.Sees("own-answer", Reply);
        Assert.Contains("Your communications team,", seen.Text, StringComparison.Ordinal);
        Assert.Contains("extension 4455", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(seen.Buttons, button => (string?)button["title"] is "Mend" or "Retire");
        foreach (var place in new[] { "pledges", "group" })
        {
            var there = amina.In(place);
            await there.Says($"@ToolkitBot {Asks}");
            await there.Sees("own-answer", Reply);
        }

        var owner = gareth.In("personal");
        await owner.Says(Asks);
        seen = await owner.Sees("own-answer", Reply);
        await owner.PressesOn(seen, "Mend");
        await owner.Sees("own-answer-form", "Mend an answer");
        await owner
            .Writes("answer", "Yes, with a phone from the office. Write to comms@sample.example first.")
            .Presses("Keep it");
        await owner.Sees("own-answer", "with a phone from the office");
        await amina.Says(Asks);
        await amina.Sees("own-answer", "with a phone from the office");

        await owner.Presses("Retire");
        await owner.Sees("notice", "Nobody finds that answer any more");
        await amina.Says(Asks);
        await amina.SeesAny("declined", "unsure", "answer");
        await owner.Presses("Put it back");
        await owner.Sees("own-answer", "It is kept until");
        await amina.Says(Asks);
        await amina.Sees("own-answer", "with a phone from the office");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_team_is_found_seen_or_changed_in_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { HasClinic = true });
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var tom = await bot.AnswersHereAsync("tom", "clinic");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await gareth.KeepsAsync();
        var nadia = bot.Person("nadia");
        await nadia.Says(Asks);
        await nadia.SeesAny("declined", "unsure", "answer");
        Assert.DoesNotContain(nadia.Cards(), card => card.Name == "own-answer");

        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM own_answers"))!;
        foreach (var verb in new[] { "own.show", "own.mend", "own.retire", "own.keep-on", "own.put-back", "own.save" })
        {
            await tom.PressAsync(
                tom.Card,
                TwoTeamsTests.Forged(verb, ("id", id), ("team", "19:clinic@thread.tacv2"), ("question", "Is it true?"))
            );
            Assert.DoesNotContain("recognised", tom.Outcome.Card?.ToJsonString() ?? "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain(tom.Cards(), card => card.Text.Contains("recognised", StringComparison.Ordinal));
        Assert.Equal(
            1,
            await ChannelTalk.CountAsync(
                bot,
                "SELECT count(*) FROM own_answers WHERE retired_at IS NULL AND version = 2"
            )
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Whoever_left_the_team_without_an_event_finds_nothing_of_it_from_the_next_day(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await gareth.KeepsAsync();
        await amina.Says(Asks);
        await amina.Sees("own-answer", Reply);
        await amina.Settles();
        var asked = Rosters();
        await amina.Says(Asks);
        await amina.Sees("own-answer", Reply);
        Assert.Equal(asked, Rosters());

        await bot.Teams.LeaveTeamAsync("amina", "general", isTold: false);
        bot.Clock.MoveTo(bot.Clock.GetUtcNow().AddDays(1));
        await amina.Says(Asks);
        await amina.SeesAny("declined", "unsure", "answer");
        Assert.Equal(
            0,
            await ChannelTalk.CountAsync(
                bot,
                "SELECT count(*) FROM memberships WHERE person_key LIKE '%" + amina.Self.ObjectId + "'"
            )
        );

        int Rosters() => bot.Teams.Connector.Calls.Count(call => call.Operation == ConnectorOperation.Member);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_tenant_is_found_in_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await using var other = await bot.OtherTenantAsync("0b5c2d00-0000-4000-8000-00000000beef");
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await gareth.KeepsAsync();

        await other.Teams.OpenAsync("mei", "personal", CancellationToken.None);
        await other.Teams.SayAsync("mei", "personal", Asks);
        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM own_answers"))!;
        await Waiting.UntilAsync(
            () => Task.FromResult(other.Teams.World.AllMessages().Any(one => one.Person is null)),
            "the other tenant answered nothing"
        );
        var message = other.Teams.World.AllMessages().Last(one => one.Person is null).Id;
        foreach (var verb in new[] { "own.show", "own.mend", "own.retire" })
        {
            var outcome = await other.Teams.PressAsync("mei", message, TwoTeamsTests.Forged(verb, ("id", id)));
            Assert.DoesNotContain("recognised", outcome.Card?.ToJsonString() ?? "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            other.Teams.World.AllMessages(),
            one => one.CardFor("mei")?.ToJsonString().Contains("recognised", StringComparison.Ordinal) == true
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_must_not_be_kept_is_kept_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var owner = bot.Person("gareth");
        await owner.Says("our answers");
        await owner.Sees("own-answers", "Your team keeps 0 answers");
        await owner.Presses("New answer");
        await owner.Sees("own-answer-form");
        const string Patient = "Mrs Zebrawort, NHS number 943 476 5919, who has cancer, said so";
        foreach (var field in new[] { "question", "ways", "answer", "ask" })
        {
            owner.Writes("question", "May we post a letter of thanks?").Writes("answer", "Yes, if they agree.");
            await owner.Writes(field, Patient).Presses("Keep it");
            await owner.Sees("own-answer-form", "I have not saved it");
        }

        await bot.SettleAsync();
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM own_answers"));
        Assert.DoesNotContain("zebrawort", await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebrawort", bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_that_says_whom_to_turn_to_in_need_is_sent_kept_brought_in_and_found(StorageKind storage)
    {
        const string Need = "If you feel suicidal or want to end your life, talk to Samaritans and tell your manager.";
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        var form = await gareth.OpensFormAsync();
        await gareth.SubmitsAsync(form, "Preview", text: Need);
        Assert.Contains(Need, gareth.Dialog().Text, StringComparison.Ordinal);
        Assert.Contains("999", gareth.Dialog().Text, StringComparison.Ordinal);
        Assert.Equal("A question", gareth.Outcome.Dialog!.Title);
        await gareth.SubmitsAsync(gareth.Dialog(), "Send it");
        await amina.Sees("question-answered", Need);

        // A question in such words would never be found: the form says so, and keeps all that was written.
        var owner = gareth.In("personal");
        await owner.Says("our answers");
        await owner.Sees("own-answers");
        await owner.Presses("New answer");
        await owner.Sees("own-answer-form");
        const string Asking = "I want to kill myself, whom do I tell?";
        await owner.Writes("question", Asking).Writes("answer", Need).Presses("Keep it");
        var refused = await owner.Sees("own-answer-form", "This sounds like somebody who needs help now.");
        Assert.Equal((Asking, Need), (refused.Value("question"), refused.Value("answer")));
        await owner.Sees("contacts");
        owner.Looks(refused);
        await owner.Writes("question", Asks).Writes("answer", Need).Presses("Keep it");
        await owner.Sees("own-answer", "It is kept.");
        await amina.Says(Asks);
        await amina.Sees("own-answer", Need);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_usual_questions_are_ticked_off_and_each_answer_is_asked_about_on_its_day(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        bot.Clock.MoveTo(new DateTimeOffset(2027, 1, 7, 14, 0, 0, TimeSpan.Zero));
        await bot.AnswersHereAsync("gareth", "general");
        var owner = bot.Person("gareth");
        await owner.Says("our answers");
        await owner.Sees("own-answers", "0 of 20 usual questions answered");
        await owner.Presses("Checklist");
        var list = await owner.Sees("own-answers", "Not answered yet");
        await owner.PressAsync(list, list.Buttons.First(button => (string?)button["verb"] == "own.write"));
        await owner.Sees("own-answer-form", "Find out first");
        await owner.Writes("answer", "Ask the patient on 07700 900123 first.").Presses("Keep it");
        var refused = await owner.Sees("own-answer-form", "I can't keep this");
        Assert.Contains("Find out first", refused.Text, StringComparison.Ordinal);
        await owner
            .Writes("answer", "Yes, with form C4 and without a patient in sight.")
            .Writes("until", "2027-03-10")
            .Presses("Keep it");
        await owner.Sees("own-answer", "form C4");
        await owner.Says("our answers photographs");
        await owner.Sees("own-answers", "1 of 20 usual questions answered");
        await owner.Says("campaign");
        await owner.Sees("campaign-room", "1 of 20 usual questions answered");
        await owner.Presses("Checklist");
        await owner.Sees("own-answers", "Not answered yet");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 10, 15, 0, 0, TimeSpan.Zero));
        await owner.ShowsAsync("own-answer", "Does this still hold?");
        await owner.PressesOn(owner.Cards().Last(card => card.Name == "own-answer"), "It still holds");
        await owner.Sees("own-answer", "It is kept until 10 March 2028");
    }
}
