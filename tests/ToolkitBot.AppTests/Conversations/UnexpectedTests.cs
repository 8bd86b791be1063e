using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>What nobody planned for: a kind sentence and a way on, never silence.</summary>
[Collection(SharedConversations.Name)]
public sealed class UnexpectedTests(SharedBots bots)
{
    public static TheoryData<string, string> Typed =>
        new()
        {
            { "", "There was nothing in that message." },
            { "   ", "There was nothing in that message." },
            { "🦄🌈", "I can see that, but I can't tell what you would like." },
            { "…!.", "I can see that, but I can't tell what you would like." },
            { new string('x', 20_000), "That is too long for me." },
            { string.Join(' ', Enumerable.Repeat("which platform", 1500)), "That is too long for me." },
        };

    [Theory, MemberData(nameof(Typed))]
    public async Task Odd_words_get_a_kind_sentence(string typed, string sentence)
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says(typed);
        var notice = await amina.Sees("notice", sentence);
        Assert.NotEmpty(notice.Buttons);
        await amina.SeesNothingMore();
    }

    public static TheoryData<string> Actions =>
        [
            """{"type":"Action.Execute","verb":"nobody.knows","data":{"verb":"nobody.knows"}}""",
            """{"type":"Action.Execute","verb":"considerations.levitate","data":{}}""",
            """{"type":"Action.Execute","verb":"considerations.answer","data":{"step":"consider.nothing"}}""",
            """{"type":"Action.Execute","verb":"considerations.change","data":{"step":"summary"}}""",
            """{"type":"Action.Execute","verb":"considerations.answer","data":{"step":{"a":[1,2]},"choices":{"b":null},"words":17}}""",
            """{"type":"Action.Execute","verb":"platform.show","data":{"id":"myspace"}}""",
            """{"type":"Action.Execute","verb":"platform.recommend","data":{"wish":["x"],"audience":"nobody,families,,","time":false}}""",
            """{"type":"Action.Execute","verb":"answer.show","data":{"id":"no.section"}}""",
            """{"type":"Action.Execute","verb":"tip","data":{"verb":"tip"}}""",
            """{"type":"Action.Execute","verb":"","data":{}}""",
            """{"type":"Action.Execute","data":"just text"}""",
            """{"type":"Action.Submit","data":{"verb":"nobody.knows"}}""",
            """{"type":"Action.Submit","data":{"colour":"blue"}}""",
            """{"type":"Action.Submit","data":{"verb":{"deep":[[[[["x"]]]]]}}}""",
            """{"type":"Action.Submit","data":{"verb":"language.choose","id":"'; DROP TABLE people; --"}}""",
        ];

    [Theory, MemberData(nameof(Actions))]
    public async Task Odd_presses_are_never_met_with_silence(string action)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("help");
        var help = await amina.Sees("help");
        await amina.PressAsync(help, JsonNode.Parse(action)!.AsObject());
        await amina.Settles();
        Assert.True(amina.Unseen().Count > 0 || amina.Outcome.Text is { Length: > 0 }, $"Silence after {action}");
        Assert.DoesNotContain(bot.Log.GetSnapshot(), line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
        await amina.Says("start");
        await amina.Settles();
        Assert.NotEmpty(amina.Unseen());
    }

    [Fact]
    public async Task A_picture_alone_is_told_that_words_are_needed()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("hi");
        await amina.Sees("welcome");
        var activity = bot.Teams.Deliveries[^1].Activity.DeepClone().AsObject();
        activity["id"] = "1790000000001";
        activity.Remove("text");
        activity["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = "https://files.invalid/photo.png" }
        );
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, activity.ToJsonString()));
        await amina.Sees("notice", "I can't open files or pictures.");
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"no conversation"}""", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_activity_is_refused(string body, HttpStatusCode status)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        Assert.Equal(status, await PostAsync(bot, body));
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_refused()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var body = $$"""{"type":"message","text":"{{new string('x', 2_000_000)}}"}""";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(bot, body));
    }

    private static async Task<HttpStatusCode> PostAsync(BotUnderTest bot, string body)
    {
        // The bot answers a body beyond its limit before it has read it; who asks first hears that answer.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Waiting.Patience });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Addresses[0], "/api/messages"));
        request.Headers.ExpectContinue = true;
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
