using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Teams;

/// <summary>The pledge form and the campaign's settings as Teams dialogs.</summary>
public sealed class TeamsDialogTests
{
    private const string Words = "I will answer every comment on our page within a day by Friday";

    [Theory, Sqlite, PostgreSql]
    public async Task A_message_becomes_a_pledge_by_its_menu(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        var said = await amina.Says(Words);

        var outcome = await bot.Teams.UseMessageCommandAsync("amina", said.Id, "makePledge");
        var form = Form(outcome, "pledge-form");
        Assert.Equal(Words, form.Value("what"));

        outcome = await SubmitAsync(
            bot,
            outcome,
            "pledge.preview",
            new() { ["what"] = Words, ["madeAs"] = "individual" }
        );
        outcome = await ThroughCoachAsync(bot, outcome);
        Assert.Contains(Words, Form(outcome, "pledge-preview").Text, StringComparison.Ordinal);
        outcome = await SubmitAsync(bot, outcome, "pledge.post", []);
        Assert.Equal(OutcomeKind.Closed, outcome.Kind);
        Assert.False(string.IsNullOrEmpty(outcome.Text));

        Assert.Equal(1L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM pledges"), null));
    }

    [Fact]
    public async Task A_submit_that_arrives_twice_makes_one_pledge()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var outcome = await OpenedAsync(bot);
        outcome = await SubmitAsync(bot, outcome, "pledge.preview", new() { ["what"] = Words });
        var preview = await ThroughCoachAsync(bot, outcome);
        var wire = new TeamsWire(bot);
        var data = Action(preview, "pledge.post")["data"]!;
        var activity = TeamsWire.Invoke(
            wire.LikeLast(bot.Person("amina")),
            "task/submit",
            new JsonObject { ["data"] = data.DeepClone() }
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => wire.PostAsync(activity.DeepClone().AsObject()))
        );
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(1L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM pledges"), null));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var outcome = await OpenedAsync(bot);
        var typed = new Dictionary<string, string>
        {
            ["what"] = "Smile",
            ["forWhom"] = "everybody on the ward",
            ["why"] = "because it helps",
            ["due"] = "2001-01-01",
            ["madeAs"] = "team",
            ["groupName"] = "Ward 7",
        };
        outcome = await SubmitAsync(bot, outcome, "pledge.preview", typed);

        var form = Form(outcome, "pledge-form");
        Assert.All(typed, field => Assert.Equal(field.Value, form.Value(field.Key)));
        Assert.EndsWith("at least 10 characters.", Label(form, "what"), StringComparison.Ordinal);
        Assert.EndsWith("Choose today or a later day.", Label(form, "due"), StringComparison.Ordinal);
        Assert.Equal(0L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM pledges"), null));
    }

    [Fact]
    public async Task A_dialog_holds_no_button_that_dialogs_do_not_know()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var outcome = await OpenedAsync(bot);
        Assert.DoesNotContain("Action.Execute", outcome.Dialog!.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("msteams", outcome.Dialog!.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Our patient, NHS number 943 476 5919, taught me to listen more")]
    [InlineData("<p>Our patient, <b>NHS number</b> 943&nbsp;476&#32;5919, taught me to listen more</p>")]
    public async Task A_message_that_gives_a_patient_away_opens_an_empty_form_and_is_kept_nowhere(string content)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        var wire = new TeamsWire(bot);
        var (status, body) = await wire.PostAsync(Fetch(wire, bot, content));

        Assert.Equal(200, status);
        var form = new CardSeen("", JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!.AsObject());
        Assert.Equal("pledge-form", form.Name);
        Assert.Equal("", form.Value("what"));
        Assert.Contains("NHS number", form.Text, StringComparison.Ordinal);
        var dump = await bot.Database.DumpAsync();

        // Both halves of the number, however it was written: one alone may stand in a time.
        const string number = "476.{0,8}5919";
        Assert.DoesNotMatch(number, dump);
        Assert.DoesNotContain("taught me", dump, StringComparison.Ordinal);
        Assert.DoesNotMatch(number, bot.Log.Text());
    }

    [Theory]
    [InlineData(
        "<div><p>I will <b>list</b>en&nbsp;more</p><p>and &lt;talk&gt; less</p></div>",
        "I will listen more and <talk> less"
    )]
    [InlineData("<script>alert('x')</script>I will keep our page up to date", "I will keep our page up to date")]
    [InlineData(
        "I will bring 2 < 3 biscuits <img alt=\"a > b\" src=x>to the meeting",
        "I will bring 2 < 3 biscuits to the meeting"
    )]
    [InlineData("", "")]
    public async Task The_plain_words_of_a_message_stand_in_the_form(string content, string words)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        var wire = new TeamsWire(bot);
        var (_, body) = await wire.PostAsync(Fetch(wire, bot, content));
        var form = new CardSeen("", JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!.AsObject());
        Assert.Equal(words, form.Value("what"));
    }

    [Fact]
    public async Task A_long_message_is_cut_at_a_word()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        var wire = new TeamsWire(bot);
        var (_, body) = await wire.PostAsync(Fetch(wire, bot, string.Join(' ', Enumerable.Repeat("listening", 900))));
        var what = new CardSeen("", JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!.AsObject()).Value(
            "what"
        );
        Assert.InRange(what.Length, 280, 300);
        Assert.EndsWith("listening", what, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_campaigns_owner_changes_its_settings_in_a_dialog()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var gareth = bot.Person("gareth", "pledges");
        await gareth.Says("@ToolkitBot pledges here");
        await gareth.Sees("notice");
        var wire = new TeamsWire(bot);
        var fetched = await wire.PostAsync(
            Dialog(wire, gareth, "task/fetch", new() { ["verb"] = "campaign.settings" })
        );
        var card = Content(fetched.Body);
        Assert.Equal("campaign", card.Name);

        var typed = new JsonObject
        {
            ["verb"] = "campaign.save",
            ["name"] = "Winter of small changes",
            ["hashtag"] = "no hash",
            ["starts"] = "2026-02-01",
            ["ends"] = "2026-01-01",
            ["goal"] = "none",
            ["approveFirst"] = "true",
        };
        card = Content((await wire.PostAsync(Dialog(wire, gareth, "task/submit", typed))).Body);
        Assert.Equal("Winter of small changes", card.Value("name"));
        Assert.Equal("no hash", card.Value("hashtag"));
        Assert.Equal("none", card.Value("goal"));
        Assert.EndsWith("or leave it empty.", Label(card, "hashtag"), StringComparison.Ordinal);
        Assert.EndsWith("before the first.", Label(card, "ends"), StringComparison.Ordinal);
        Assert.EndsWith("1 or more.", Label(card, "goal"), StringComparison.Ordinal);

        (typed["hashtag"], typed["ends"], typed["goal"]) = ("#SmallChanges", "2026-12-31", "500");
        card = Content((await wire.PostAsync(Dialog(wire, gareth, "task/submit", typed))).Body);
        Assert.Contains("Winter of small changes", card.Text, StringComparison.Ordinal);
        Assert.Equal("Winter of small changes", await bot.Database.ScalarAsync("SELECT name FROM campaigns"));

        var others = Dialog(wire, gareth, "task/fetch", new() { ["verb"] = "campaign.settings" });
        others["from"]!["aadObjectId"] = "00000000-0000-4000-8000-00000000beef";
        others["from"]!["id"] = "29:somebody-else";
        Assert.Equal("message", (string?)JsonNode.Parse((await wire.PostAsync(others)).Body)!["task"]!["type"]);
    }

    [Fact]
    public async Task The_channels_welcome_opens_the_form_for_whoever_presses()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina", "pledges");
        await amina.Opens();
        await amina.Sees("welcome-team");
        await amina.Presses("Make a pledge");
        Form(amina.Outcome, "pledge-form");
        await amina.SeesNothingMore();
    }

    [Theory]
    [InlineData("nobody.knows")]
    [InlineData("")]
    public async Task A_dialog_that_nobody_knows_says_so(string verb)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        var wire = new TeamsWire(bot);
        var (status, body) = await wire.PostAsync(
            Dialog(wire, bot.Person("amina"), "task/fetch", new() { ["verb"] = verb })
        );
        Assert.Equal(200, status);
        Assert.Equal("message", (string?)JsonNode.Parse(body)!["task"]!["type"]);
    }

    private static JsonObject Dialog(TeamsWire wire, Person person, string name, JsonObject data) =>
        TeamsWire.Invoke(wire.LikeLast(person), name, new JsonObject { ["data"] = data.DeepClone() });

    private static JsonObject Fetch(TeamsWire wire, BotUnderTest bot, string content) =>
        TeamsWire.Invoke(
            wire.LikeLast(bot.Person("amina")),
            "composeExtension/fetchTask",
            new JsonObject
            {
                ["commandId"] = "makePledge",
                ["commandContext"] = "message",
                ["messagePayload"] = new JsonObject
                {
                    ["id"] = "1700000000001",
                    ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = content },
                },
            }
        );

    private static CardSeen Content(string body) =>
        new("", JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!.AsObject());

    private static async Task<LocalOutcome> OpenedAsync(BotUnderTest bot)
    {
        var said = await bot.Person("amina").Says("help");
        return await bot.Teams.UseMessageCommandAsync("amina", said.Id, "makePledge");
    }

    private static async Task<LocalOutcome> ThroughCoachAsync(BotUnderTest bot, LocalOutcome outcome) =>
        new CardSeen("", outcome.Dialog!.Card!.AsObject()).Name == "pledge-coach"
            ? await SubmitAsync(bot, outcome, "pledge.keep", [])
            : outcome;

    private static Task<LocalOutcome> SubmitAsync(
        BotUnderTest bot,
        LocalOutcome outcome,
        string verb,
        Dictionary<string, string> inputs
    ) => bot.Teams.SubmitDialogAsync("amina", outcome.Dialog!.Id, Action(outcome, verb), inputs);

    private static JsonObject Action(LocalOutcome outcome, string verb) =>
        new CardSeen("", outcome.Dialog!.Card!.AsObject()).Buttons.Single(button =>
            (string?)button["data"]?["verb"] == verb
        );

    private static CardSeen Form(LocalOutcome outcome, string name)
    {
        Assert.True(outcome.Kind == OutcomeKind.Dialog, $"{outcome.Kind}: {outcome.Text}");
        var card = new CardSeen("", outcome.Dialog!.Card!.AsObject());
        Assert.Equal(name, card.Name);
        return card;
    }

    /// <summary>The type of what stands right under a field.</summary>
    /// <summary>What a screen reader says of a field, with what was wrong with it.</summary>
    private static string Label(CardSeen card, string input) => (string)card.Input(input)["label"]!;
}
