using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.Tests.LocalTeams;

public sealed class PressTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private FakeBot bot = null!;
    private LocalTeamsHost teams = null!;

    public async Task InitializeAsync()
    {
        bot = await FakeBot.StartAsync();
        teams = await bot.TeamsAsync(options => options with { Clock = clock });
        await teams.Teams.OpenAsync("amina", "pledges", CancellationToken.None);
        await teams.Teams.OpenAsync("owen", "pledges", CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await teams.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task A_returned_card_replaces_the_card_for_that_person_only_until_an_edit()
    {
        var id = await PostAsync(Sample.Card("base"));
        bot.Answers = _ => (200, Sample.AnswerWith(Sample.Card("yours")));

        var outcome = await teams.Teams.PressAsync("amina", id, Sample.Execute("join"));

        Assert.Equal(OutcomeKind.Card, outcome.Kind);
        Assert.Equal("yours", Seen("amina", id));
        Assert.Equal("base", Seen("owen", id));

        await EditAsync(id, Sample.Card("edited"));
        Assert.Equal("edited", Seen("amina", id));
        Assert.Equal("edited", Seen("owen", id));
    }

    [Fact]
    public async Task Opening_Teams_anew_shows_the_base_card_again()
    {
        var id = await PostAsync(Sample.Card("base"));
        bot.Answers = _ => (200, Sample.AnswerWith(Sample.Card("yours")));
        await teams.Teams.PressAsync("amina", id, Sample.Execute("join"));

        await teams.Teams.OpenAsync("amina", "pledges", CancellationToken.None);
        Assert.Equal("yours", Seen("amina", id));
        await teams.Teams.ReopenAsync("amina", "pledges", CancellationToken.None);
        Assert.Equal("base", Seen("amina", id));
    }

    [Fact]
    public async Task A_returned_message_is_a_toast()
    {
        var id = await PostAsync(Sample.Card("base"));
        bot.Answers = _ => (200, Sample.AnswerWith("Vote saved"));
        var outcome = await teams.Teams.PressAsync("amina", id, Sample.Execute("vote"));
        Assert.Equal((OutcomeKind.Toast, "Vote saved"), (outcome.Kind, outcome.Text));
        Assert.Equal("base", Seen("amina", id));
    }

    [Theory]
    [InlineData(
        """{"statusCode":200,"type":"application/vnd.microsoft.adaptive.card","value":{}}""",
        "type that Teams does not know"
    )]
    [InlineData(
        """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"contentType":"application/vnd.microsoft.card.adaptive"}}""",
        "not a bare Adaptive Card"
    )]
    [InlineData(
        """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"x","message":"Too late"}}""",
        "Too late"
    )]
    public async Task An_answer_that_Teams_would_not_show_is_called_an_error(string answer, string says)
    {
        var id = await PostAsync(Sample.Card("base"));
        bot.Answers = _ => (200, JsonNode.Parse(answer));
        var outcome = await teams.Teams.PressAsync("amina", id, Sample.Execute("join"));
        Assert.Equal(OutcomeKind.Error, outcome.Kind);
        Assert.Contains(says, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_with_a_refresh_block_asks_for_the_people_it_names_who_look_at_it()
    {
        bot.Answers = Views;
        var id = await PostAsync(Refreshing("amina"));
        await teams.Teams.SettleAsync();

        var asked = bot.Of("invoke").Single();
        Assert.Equal("automatic", (string?)asked["value"]!["trigger"]);
        Assert.Equal(Mri("amina"), (string?)asked["from"]!["id"]);
        Assert.Equal("view", Seen("amina", id));
        Assert.Equal("base", Seen("owen", id));
    }

    [Fact]
    public async Task A_refresh_comes_at_most_once_a_minute_for_a_person_and_a_message()
    {
        bot.Answers = Views;
        var id = await PostAsync(Refreshing("amina"));
        await teams.Teams.SettleAsync();
        await EditAsync(id, Refreshing("amina"));
        await teams.Teams.SettleAsync();
        Assert.Single(bot.Of("invoke"));

        clock.Advance(TimeSpan.FromSeconds(61));
        await EditAsync(id, Refreshing("amina"));
        await teams.Teams.SettleAsync();
        Assert.Equal(2, bot.Of("invoke").Length);
    }

    [Fact]
    public async Task Somebody_who_looks_elsewhere_is_refreshed_when_they_come_back()
    {
        bot.Answers = Views;
        await teams.Teams.OpenAsync("amina", "personal", CancellationToken.None);
        await PostAsync(Refreshing("amina"));
        await teams.Teams.SettleAsync();
        Assert.Empty(bot.Of("invoke"));
        await teams.Teams.OpenAsync("amina", "pledges", CancellationToken.None);
        Assert.Single(bot.Of("invoke"));
    }

    [Fact]
    public async Task An_empty_list_of_people_asks_for_nobody()
    {
        bot.Answers = Views;
        await PostAsync(Refreshing());
        await teams.Teams.SettleAsync();
        Assert.Empty(bot.Of("invoke"));
    }

    [Fact]
    public async Task A_submit_is_a_message_without_text_and_a_text_submit_is_words()
    {
        var id = await PostAsync(Sample.Card("base"));
        await teams.Teams.PressAsync(
            "amina",
            id,
            Sample.Submit(new JsonObject { ["verb"] = "a" }),
            new Dictionary<string, string> { ["why"] = "x" }
        );
        var submit = bot.Of("message").Single();
        Assert.Null(submit["text"]);
        Assert.Equal("a", (string?)submit["value"]!["verb"]);
        Assert.Equal("x", (string?)submit["value"]!["why"]);

        var words = Sample.Submit([]);
        words["data"] = "tip";
        await teams.Teams.PressAsync("amina", id, words);
        Assert.Equal("tip", (string?)bot.Of("message")[^1]["text"]);
    }

    [Fact]
    public async Task A_dialog_opens_goes_on_and_closes()
    {
        var id = await PostAsync(Sample.Card("base"));
        bot.Answers = activity =>
            (200, (string?)activity["name"] == "task/fetch" ? Dialog("form") : Message("Thank you"));
        var opened = await teams.Teams.PressAsync(
            "amina",
            id,
            Sample.Submit(
                new JsonObject
                {
                    ["msteams"] = new JsonObject { ["type"] = "task/fetch" },
                    ["verb"] = "form",
                }
            )
        );
        Assert.Equal("form", Sample.Words(opened.Dialog!.Card));
        Assert.Equal("form", (string?)bot.Of("invoke")[0]["value"]!["data"]!["verb"]);

        bot.Answers = _ => (200, Dialog("what was wrong"));
        var next = await teams.Teams.SubmitDialogAsync(
            "amina",
            opened.Dialog.Id,
            Sample.Submit(new JsonObject { ["verb"] = "save" }),
            new Dictionary<string, string> { ["what"] = "listen" }
        );
        Assert.Equal("what was wrong", Sample.Words(next.Dialog!.Card));
        Assert.Equal("task/submit", (string?)bot.Of("invoke")[1]["name"]);
        Assert.Equal("listen", (string?)bot.Of("invoke")[1]["value"]!["data"]!["what"]);

        bot.Answers = _ => (200, Message("Thank you"));
        var closed = await teams.Teams.SubmitDialogAsync("amina", next.Dialog.Id, Sample.Submit([]));
        Assert.Equal((OutcomeKind.Closed, "Thank you"), (closed.Kind, closed.Text));
        Assert.Equal(
            OutcomeKind.Error,
            (await teams.Teams.SubmitDialogAsync("amina", next.Dialog.Id, Sample.Submit([]))).Kind
        );
    }

    [Fact]
    public async Task A_command_on_a_message_brings_the_message_along()
    {
        var said = await teams.Teams.SayAsync("owen", "pledges", "I will answer every comment");
        bot.Answers = _ => (200, Dialog("pledge"));
        var opened = await teams.Teams.UseMessageCommandAsync("amina", said.Id, "makePledge");
        var fetch = bot.Of("invoke").Single();
        Assert.Equal("composeExtension/fetchTask", (string?)fetch["name"]);
        Assert.Equal("message", (string?)fetch["value"]!["commandContext"]);
        Assert.Equal("I will answer every comment", (string?)fetch["value"]!["messagePayload"]!["body"]!["content"]);

        bot.Answers = _ => (200, null);
        var closed = await teams.Teams.SubmitDialogAsync(
            "amina",
            opened.Dialog!.Id,
            Sample.Submit(new JsonObject { ["verb"] = "save" })
        );
        Assert.Equal(OutcomeKind.Closed, closed.Kind);
        Assert.Equal("composeExtension/submitAction", (string?)bot.Of("invoke")[1]["name"]);
        Assert.Equal("save", (string?)bot.Of("invoke")[1]["value"]!["data"]!["verb"]);
    }

    [Fact]
    public async Task Only_web_addresses_are_opened()
    {
        var id = await PostAsync(Sample.Card("base"));
        async Task<OutcomeKind> Open(string url) =>
            (
                await teams.Teams.PressAsync("amina", id, new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = url })
            ).Kind;
        Assert.Equal(OutcomeKind.Open, await Open("https://example.org/"));
        Assert.Equal(OutcomeKind.Error, await Open("javascript:alert(1)"));
    }

    private static (int, JsonNode?) Views(JsonObject activity) =>
        (string?)activity["type"] == "invoke" ? (200, Sample.AnswerWith(Sample.Card("view"))) : (200, null);

    private static JsonObject Dialog(string words) =>
        new()
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject
                {
                    ["title"] = "Pledge",
                    ["card"] = new JsonObject
                    {
                        ["contentType"] = "application/vnd.microsoft.card.adaptive",
                        ["content"] = Sample.Card(words),
                    },
                },
            },
        };

    private static JsonObject Message(string words) =>
        new()
        {
            ["task"] = new JsonObject { ["type"] = "message", ["value"] = words },
        };

    private JsonObject Refreshing(params string[] people) =>
        Sample.Card(
            "base",
            new JsonObject
            {
                ["action"] = Sample.Execute("view"),
                ["userIds"] = new JsonArray([.. people.Select(key => JsonValue.Create(Mri(key)))]),
            }
        );

    private string Mri(string key) => teams.Teams.World.Person(key).Mri;

    private string Seen(string person, string id) => Sample.Words(teams.Teams.World.FindMessage(id)!.CardFor(person));

    private Task<string> PostAsync(JsonObject card) =>
        bot.SendAsync(teams, teams.Teams.World.Conversation("amina", "pledges").Id, Sample.Carrying(card));

    private async Task EditAsync(string id, JsonObject card)
    {
        var conversation = teams.Teams.World.Conversation("amina", "pledges").Id;
        var (response, _) = await bot.CallAsync(
            teams,
            HttpMethod.Put,
            $"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{id}",
            Sample.Carrying(card)
        );
        response.EnsureSuccessStatusCode();
    }
}
