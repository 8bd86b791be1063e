using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Campaigns;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.AppTests.Questions;

/// <summary>What the toolkit does not say is asked of a person, who answers in private.</summary>
public sealed class AskPersonTests
{
    private const string Asked = "can staff use their own phones for photographs of the garden?";
    private const string Reply = "Yes, if nobody can be recognised. Ask us first where somebody can.";

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_is_shown_sent_taken_answered_and_settled(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.AsksAsync(Asked);
        var preview = await amina.Sees("question-preview", Asked);
        Assert.Contains("From Amina", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Sample Hospital", preview.Text, StringComparison.Ordinal);
        await amina.Presses("Send it");
        await amina.Sees("notice", "It is sent to Sample Hospital");

        var post = await gareth.Sees("question-post", Asked);
        Assert.Contains("Nobody has taken this yet", post.Text, StringComparison.Ordinal);
        await gareth.PressAsync(post, post.Button("Answer"));
        var form = gareth.Dialog();
        Assert.Contains(Asked, form.Text, StringComparison.Ordinal);
        await gareth.SubmitsAsync(form, "Preview", text: Reply);
        await bot.Person("mei", "general").ShowsAsync("question-post", "Taken by Gareth");
        var seen = gareth.Dialog();
        Assert.Contains(Reply, seen.Text, StringComparison.Ordinal);
        await amina.Settles();
        await gareth.SubmitsAsync(seen, "Send it");
        var answer = await amina.Sees("question-answered", Reply);
        Assert.Contains("Gareth", answer.Text, StringComparison.Ordinal);
        Assert.Contains("for your communications team", answer.Text, StringComparison.Ordinal);
        var others = bot.Person("mei", "general");
        await others.ShowsAsync("question-post", "Answered by Gareth");
        Assert.DoesNotContain(
            others.Cards(),
            card => card.Json.ToJsonString().Contains(Reply, StringComparison.Ordinal)
        );

        await amina.PressesOn(answer, "That helps");
        var helped = await amina.Sees("question-answered", "I have told them");
        Assert.Equal(answer.MessageId, helped.MessageId);
        Assert.Contains(Reply, helped.Text, StringComparison.Ordinal);
        Assert.False(helped.HasButton("That helps"));
        await bot.Person("mei", "general").ShowsAsync("question-post", "It helped");
        Assert.Equal(["Answered | Gareth (sample communications officer)"], await StoredAsync(bot));

        // Nobody answers it twice.
        await gareth.PressAsync(post, post.Button("Answer"));
        Assert.Contains("Answered by Gareth", gareth.Outcome.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task It_is_asked_from_a_channel_and_from_a_group_chat_and_goes_on_in_private(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("hello");
        foreach (var place in new[] { "pledges", "group" })
        {
            var there = amina.In(place);
            await there.Says($"@ToolkitBot {Asked}");
            var declined = await there.SeesAny("declined", "unsure");
            await there.PressesOn(declined, "Ask a person");
            await amina.ShowsAsync("question-preview", Asked);
            await amina.PressesOn(amina.Cards().Last(card => card.Name == "question-preview"), "Send it");
            await amina.ShowsAsync("notice", "It is sent");
        }

        await gareth.ShowsAsync("question-post", Asked);
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_name_is_left_out_on_request_and_the_owners_never_see_it(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.AsksAsync(Asked);
        await amina.Sees("question-preview");
        await amina.Presses("Leave my name out");
        await amina.Sees("question-preview", "From somebody in the team");
        await amina.Says("yes");
        await amina.Sees("notice", "It is sent");
        var post = await gareth.Sees("question-post", "From somebody in the team");
        Assert.DoesNotContain("Amina", post.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            0,
            await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM questions WHERE asker_name IS NOT NULL")
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_typed_after_the_command_is_shown_as_it_will_be_sent(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("ask a person: may we show the helipad on our page?");
        await amina.Sees("question-preview", "may we show the helipad on our page?");
        await amina.Says("ask a person whether Zebedee Marrow, NHS number 943 476 5919, may be on it");
        var form = await amina.Sees("question-form");
        Assert.Equal("", form.Value("words"));
        Assert.DoesNotContain("zebedee", await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_that_does_not_settle_it_is_asked_about_once_more_and_no_oftener(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        var answer = await amina.Sees("question-answered", Reply);
        await amina.PressesOn(answer, "Ask once more");
        await amina.Sees("question-form", "Ask once more");
        Assert.Contains(amina.Cards(), card => card.MessageId == answer.MessageId && card.HasButton("That helps"));
        await amina.Writes("words", "And may we use tablets of the ward for it?").Presses("Preview");
        await amina.Sees("question-preview", "tablets");
        await amina.Presses("Send it");
        await amina.Sees("notice", "It is sent");
        await amina.PressesOn(answer, "Ask once more");
        var once = await amina.Sees("question-answered", "tablets of the ward");
        Assert.Contains(Reply, once.Text, StringComparison.Ordinal);
        await gareth.ShowsAsync("question-post", "The first question was");
        await gareth.AnswersAsync("Tablets of the ward are fine too.");
        var last = await amina.Sees("question-answered", "Tablets of the ward");
        Assert.DoesNotContain(last.Buttons, button => (string?)button["title"] == "Ask once more");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task To_say_ask_a_person_again_keeps_the_words_that_are_not_sent_yet(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.AsksAsync(Asked);
        await amina.Sees("question-preview", Asked);
        await amina.Says("ask a person");
        await amina.Sees("question-preview", Asked);
        await amina.Presses("Send it");
        await amina.Sees("notice", "It is sent");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_second_owner_sees_on_the_preview_who_has_taken_the_question(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var mei = bot.Person("mei", "general");
        await mei.Says("@ToolkitBot tip");
        await bot.SettleAsync();
        await bot.Database.ScalarAsync(
            $"UPDATE campaigns SET owners = owners || '\n' || (SELECT key FROM people WHERE key LIKE '%{mei.Self.ObjectId}')"
        );
        await bot.Person("amina").SendsAsync(Asked);
        var late = await mei.OpensFormAsync();
        await gareth.SubmitsAsync(await gareth.OpensFormAsync(), "Preview", text: Reply);
        await mei.SubmitsAsync(late, "Preview", text: Reply);
        Assert.Contains("Taken by Gareth", mei.Dialog().Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_earlier_preview_never_says_that_words_were_sent_which_were_not(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("ask a person");
        var form = await amina.Sees("question-form");
        await amina.Says("who approves a post about spare batteries?");
        var earlier = await amina.Sees("question-preview", "spare batteries");
        await amina.PressAsync(form, form.Button("Preview"), new Dictionary<string, string> { ["words"] = Asked });
        await amina.Sees("question-preview", Asked);
        await amina.Presses("Send it");
        await amina.Sees("notice", "It is sent");
        await amina.PressesOn(earlier, "Send it");
        await amina.Sees("notice", "photographs of the garden");
        Assert.Equal([Asked], await bot.Database.LinesAsync("SELECT text FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_refused_question_is_not_reminded_of_and_takes_no_other_words(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("ask a person");
        await amina.Sees("question-form");
        await amina.Says("may I post about Mrs Zebrawort, NHS number 943 476 5919, who has cancer?");
        var form = await amina.Sees("question-form", "I have not saved it");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "You have not made a pledge yet.");
        await amina.SeesNothingMore();
        await amina.Says("the canteen is always closed");
        await amina.Settles();
        Assert.DoesNotContain(amina.Unseen(), card => card.Name == "question-preview");
        await amina.PressAsync(form, form.Button("Preview"), new Dictionary<string, string> { ["words"] = Asked });
        await amina.Sees("question-preview", Asked);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_preview_is_cancelled_by_button_and_by_word_before_anything_else_is(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina.Says($"ask a person: {Asked}");
        var preview = await amina.Sees("question-preview", Asked);
        await amina.Says("cancel");
        await amina.Sees("notice", "Nothing was sent");
        await amina.Says("carry on");
        await amina.Sees("pledge-form");

        // A preview of what was sent says so, and takes nothing back.
        await amina.SendsAsync("who approves a post about spare batteries?");
        await amina.PressesOn(preview, "Cancel");
        await amina.Sees("notice", "Nothing was sent");
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_must_not_be_kept_is_kept_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("ask a person");
        await amina.Sees("question-form");
        foreach (
            var words in new[]
            {
                "may I post about Mrs Zebrawort, NHS number 943 476 5919, who has cancer?",
                "why is that zebrawort idiot of a matron allowed to tell us what to post?",
            }
        )
        {
            await amina.Writes("words", words).Presses("Preview");
            await amina.Sees("question-form", "I have not saved it");
            await amina.Says(words);
            await amina.Sees("question-form", "I have not saved it");
        }

        await amina.Says("I can't go on, zebrawort, I want to die");
        await amina.Sees("contacts");
        await amina.SendsAsync(Asked);
        var form = await gareth.OpensFormAsync();
        await gareth.SubmitsAsync(
            form,
            "Preview",
            text: "Ring Mrs Zebrawort, born 3 May 1948, NHS number 943 476 5919"
        );
        Assert.Contains("I have not saved it", gareth.Outcome.Dialog!.Card!.ToJsonString(), StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.DoesNotContain("zebrawort", await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebrawort", bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Owners_are_reminded_after_two_working_days_and_then_the_asker_is_told(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        bot.Clock.MoveTo(new DateTimeOffset(2027, 1, 7, 14, 0, 0, TimeSpan.Zero)); // a Thursday
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        await gareth.In("personal").Opens();
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.Sees("question-post");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 1, 11, 13, 50, 0, TimeSpan.Zero));
        await bot.SettleAsync();
        Assert.DoesNotContain(gareth.In("personal").Cards(), card => card.Name == "question-post");
        bot.Clock.MoveTo(new DateTimeOffset(2027, 1, 11, 14, 1, 0, TimeSpan.Zero));
        await gareth.In("personal").ShowsAsync("question-post", "waited for two working days");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 1, 13, 14, 1, 0, TimeSpan.Zero));
        await amina.ShowsAsync("declined", "Nobody has answered yet");
        await amina.ShowsAsync("declined", "Communications team");

        // It is still open, and the reminder leads to the answer.
        var owner = gareth.In("personal");
        var reminder = owner.Cards().Last(card => card.Name == "question-post");
        await owner.AnswersAsync(reminder, Reply);
        await amina.ShowsAsync("question-answered", Reply);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nobody_is_reminded_of_what_is_answered(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await amina.ShowsAsync("question-answered", Reply);
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox WHERE kind = 'question-due'"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Where_nobody_answers_the_contacts_are_shown_and_only_owners_choose_the_channel(
        StorageKind storage
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says(Asked);
        var declined = await amina.SeesAny("declined", "unsure");
        Assert.DoesNotContain(declined.Buttons, button => (string?)button["title"] == "Ask a person");
        await amina.Says("ask a person");
        await amina.Sees("declined", "Nobody answers questions for your team");
        await amina.Says("questions here");
        await amina.Sees("notice", "in the channel where you will answer");
        var mei = bot.Person("mei", "general");
        await mei.Says("@ToolkitBot questions here");
        await mei.Sees("notice", "campaign's owners");
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(questions_channel_id) FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Somebody_without_a_team_that_answers_is_told_so_before_anything_is_written(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { HasClinic = true });
        await bot.AnswersHereAsync("gareth", "general");
        var nadia = bot.Person("nadia");
        await nadia.Says("ask a person");
        await nadia.Sees("declined", "type \"questions here\"");
        await nadia.AsksAsync("who approves a post of our own clinic?");
        var declined = await nadia.Sees("declined", "type \"questions here\"");
        await nadia.SeesNothingMore();

        // The bot is in her team already.
        Assert.DoesNotContain("add me", declined.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_that_is_too_long_is_not_cut_without_a_word(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.AsksAsync(
            $"{Asked} {string.Join(' ', Enumerable.Repeat("and who waters the tubs by the door", 20))}"
        );
        await amina.Sees("question-form", "500");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_team_is_asked_seen_or_answered_in_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new BotOptions { HasClinic = true });
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var tom = await bot.AnswersHereAsync("tom", "clinic");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.Sees("question-post", Asked);
        var nadia = bot.Person("nadia");
        await nadia.AsksAsync("who approves a post of our own clinic?");
        await nadia.Sees("question-preview", "Sample Clinic");
        await nadia.Presses("Send it");
        await tom.ShowsAsync("question-post", "own clinic");
        Assert.DoesNotContain(tom.Cards(), card => card.Text.Contains("garden", StringComparison.Ordinal));
        Assert.DoesNotContain(gareth.Cards(), card => card.Text.Contains("own clinic", StringComparison.Ordinal));

        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM questions WHERE text LIKE '%garden%'"))!;
        foreach (
            var verb in new[]
            {
                "question.answer",
                "question.answer-preview",
                "question.answer-send",
                "question.give-back",
            }
        )
        {
            await tom.PressAsync(tom.Card, TwoTeamsTests.Forged(verb, ("id", id), ("words", "Nothing to see here.")));
            Assert.DoesNotContain("garden", tom.Outcome.Card?.ToJsonString() ?? "", StringComparison.Ordinal);
        }

        // Somebody of both is asked whose question it is.
        var owen = bot.Person("owen");
        await owen.AsksAsync("who approves a post about spare batteries?");
        var asked = await owen.Sees("question-team", "Whose question is it?");
        var found = await bot.Teams.SearchChoicesAsync("owen", asked.MessageId, "question-teams", "clin");
        await owen.PressAsync(
            asked,
            asked.Button("Use this team"),
            new Dictionary<string, string> { ["team"] = Assert.Single(found).Value }
        );
        await owen.Sees("question-preview", "Sample Clinic");
        await owen.Presses("To Sample Hospital");
        await owen.Sees("question-preview", "Sample Hospital");
        await owen.Presses("To Sample Clinic");
        await owen.Sees("question-preview", "Sample Clinic");
        await owen.Presses("Send it");
        await tom.ShowsAsync("question-post", "spare batteries");
        Assert.Equal(["Open", "Open", "Open"], await bot.Database.LinesAsync("SELECT state FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_one_tenant_is_seen_in_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await using var other = await bot.OtherTenantAsync("0b5c2d00-0000-4000-8000-00000000beef");
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.Sees("question-post", Asked);

        // In the other tenant nobody answers.
        await other.Teams.OpenAsync("mei", "personal", CancellationToken.None);
        await other.Teams.SayAsync("mei", "personal", "ask a person");
        await Waiting.UntilAsync(
            () => Task.FromResult(Says(other.Teams, "mei", "Nobody answers questions for your team")),
            "the other tenant did not say that nobody answers"
        );
        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM questions"))!;
        var message = other.Teams.World.AllMessages().Last(one => one.Person is null).Id;
        foreach (var verb in new[] { "question.answer", "question.helped", "question.again" })
        {
            var outcome = await other.Teams.PressAsync("mei", message, TwoTeamsTests.Forged(verb, ("id", id)));
            Assert.DoesNotContain("garden", outcome.Card?.ToJsonString() ?? "", StringComparison.Ordinal);
        }

        Assert.False(Says(other.Teams, "mei", "garden"));
        Assert.Equal(["Open"], await bot.Database.LinesAsync("SELECT state FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Whoever_asked_can_have_it_forgotten(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        await amina.ShowsAsync("question-answered", Reply);
        await amina.Says("forget me");
        var held = await amina.Sees("privacy", "1 question you asked a person");
        await amina.Presses("Show it all");
        await amina.Sees("privacy-export", Asked);
        await amina.PressesOn(held, "Delete it all");
        await amina.Sees("notice", "I have deleted all of it");
        await gareth.ShowsAsync("question-post", "taken back");
        bot.Clock.MoveTo(bot.Clock.GetUtcNow().AddMinutes(2));
        await Waiting.UntilAsync(
            async () => !(await bot.Database.DumpAsync()).Contains("garden", StringComparison.Ordinal),
            "the question was not forgotten"
        );
    }

    private static bool Says(LocalTeamsServer teams, string person, string words) =>
        teams
            .World.AllMessages()
            .Any(message => message.CardFor(person)?.ToJsonString().Contains(words, StringComparison.Ordinal) == true);

    private static Task<IReadOnlyList<string>> StoredAsync(BotUnderTest bot) =>
        bot.Database.LinesAsync("SELECT state, answered_by_name FROM questions");
}
