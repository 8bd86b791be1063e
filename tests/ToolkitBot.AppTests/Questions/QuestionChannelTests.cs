using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Questions;

/// <summary>Where questions go: what is said about their channel is true, and nothing waits longer than it must.</summary>
public sealed class QuestionChannelTests
{
    private const string Asked = "can staff use their own phones for photographs of the garden?";
    private const string Reply = "Yes, if nobody can be recognised. Ask us first where somebody can.";

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_waits_for_a_deleted_channel_and_is_posted_when_it_is_back(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "pledges");
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await gareth.In("personal").ShowsAsync("notice", "The channel for questions of Sample Hospital is gone");

        var amina = bot.Person("amina");
        await amina.Says("ask a person");
        await amina.Sees("question-form");
        await amina.Writes("words", Asked).Presses("Preview");
        await amina.Sees("question-preview", "has no channel for questions at the moment");
        await amina.Presses("Send it");
        await amina.Sees("notice", "It is saved.");
        await bot.SettleAsync();

        await bot.Teams.DeleteChannelAsync("gareth", "pledges", isDeleted: false);
        await gareth.ShowsAsync("question-post", Asked);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_that_stood_in_a_deleted_channel_is_asked_in_the_next_one(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "pledges");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.Sees("question-post", Asked);
        await amina.Settles();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await amina.ShowsAsync("declined", "Nobody can answer just now");
        await amina.Settles();
        Assert.Single(amina.Cards(), card => card.Text.Contains("Nobody can answer", StringComparison.Ordinal));

        var general = await bot.AnswersHereAsync("gareth", "general");
        await general.ShowsAsync("question-post", Asked);
        await general.AnswersAsync(Reply);
        await amina.ShowsAsync("question-answered", Reply);
        await bot.SettleAsync();
        Assert.Single(general.Cards(), card => card.Name == "question-post");
    }

    [Theory, Sqlite, PostgreSql]
    public Task Of_an_archived_team_only_that_is_said(StorageKind storage) =>
        IsSaidOnceAsync(
            storage,
            "Somebody archived Sample Hospital.",
            "because the team is archived",
            bot => bot.Teams.ArchiveTeamAsync("gareth", "pledges")
        );

    [Theory, Sqlite, PostgreSql]
    public Task Of_a_removed_app_only_that_is_said(StorageKind storage) =>
        IsSaidOnceAsync(
            storage,
            "Somebody removed me from Sample Hospital.",
            "because somebody removed me from the team",
            bot => bot.Teams.UninstallAsync("gareth", "pledges")
        );

    private static async Task IsSaidOnceAsync(
        StorageKind storage,
        string told,
        string why,
        Func<BotUnderTest, Task> goes
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        await bot.Person("gareth", "pledges").Opens();
        var general = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await general.Sees("question-post", Asked);
        await amina.Settles();
        await goes(bot);
        await amina.ShowsAsync("declined", why);
        var gareth = general.In("personal");
        await PledgeTests.ShowsAsync(gareth, told);
        await bot.SettleAsync();
        Assert.Single(gareth.Cards(), card => card.Text.Contains(told, StringComparison.Ordinal));
        await gareth.Says("campaign");
        var room = await gareth.Sees("campaign-room", told);
        Assert.Equal(2, room.Text.Split(told).Length);
        foreach (var card in gareth.Cards())
        {
            Assert.DoesNotContain("channel for questions", card.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_that_can_be_answered_where_it_stands_stays_there(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "pledges");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.Sees("question-post", Asked);
        var general = await bot.AnswersHereAsync("gareth", "general");
        await bot.SettleAsync();
        Assert.DoesNotContain(general.Cards(), card => card.Name == "question-post");
        await gareth.AnswersAsync(Reply);
        await bot.Person("amina").ShowsAsync("question-answered", Reply);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_preview_names_the_channel_and_who_can_read_it_there(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "pledges");
        var amina = bot.Person("amina");
        await amina.AsksAsync(Asked);
        var preview = await amina.Sees("question-preview", "Everybody there can see it. Only you get the answer.");
        Assert.Contains("I will post it in ", preview.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_channel_that_is_chosen_anew_reminds_nobody_before_the_day(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await gareth.Sees("question-post", Asked);
        await gareth.Says("@ToolkitBot pledges here");
        await gareth.Sees("notice", "I post pledges in this channel");
        await bot.SettleAsync();
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox WHERE kind = 'question-due'"));
        Assert.DoesNotContain(gareth.In("personal").Cards(), card => card.Name == "question-post");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Looking_at_a_question_takes_nothing(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        await bot.Person("amina").SendsAsync(Asked);
        var form = await gareth.OpensFormAsync();
        Assert.Contains("when you preview an answer", form.Text, StringComparison.Ordinal);
        Assert.Equal("Open", await bot.Database.ScalarAsync("SELECT state FROM questions"));
        await gareth.SubmitsAsync(form, "Preview", text: Reply);
        Assert.Equal("Taken", await bot.Database.ScalarAsync("SELECT state FROM questions"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_waits_for_somebody_who_has_removed_the_app(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.SendsAsync(Asked);
        await bot.Teams.UninstallAsync("amina", "personal");
        await bot.SettleAsync();
        await gareth.AnswersAsync(Reply);
        var later = bot.Database.Time(bot.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        await Waiting.UntilAsync(
            async () =>
                await ChannelTalk.CountAsync(
                    bot,
                    $"SELECT count(*) FROM outbox WHERE kind = 'question-answer' AND due_at > {later} AND finished_at IS NULL"
                ) == 1,
            "the answer did not wait"
        );

        await amina.Opens();
        await amina.ShowsAsync("question-answered", Reply);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_doubt_is_said_without_a_promise_that_somebody_looks_at_it(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.AnswersHereAsync("gareth", "general");
        var amina = bot.Person("amina");
        await amina.Says("ask a person");
        await amina.Sees("question-form");
        await amina.Writes("words", "May I post a photo of our retired porter with his consent?").Presses("Preview");
        var form = await amina.Sees("question-form", "I have not saved it");
        Assert.Contains("Say it of everybody in that situation", form.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("before it is posted", form.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Forget_me_names_what_an_owner_leaves_behind(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await bot.AnswersHereAsync("gareth", "general");
        await bot.Person("amina").SendsAsync(Asked);
        await gareth.AnswersAsync(Reply);
        var owner = gareth.In("personal");
        await owner.Says("forget me");
        var held = await owner.Sees("privacy", "1 campaign you look after");
        Assert.Contains("1 question you took or answered", held.Text, StringComparison.Ordinal);
        Assert.Contains("it will have no owner", held.Text, StringComparison.Ordinal);
    }
}
