using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.LocalTeams;

namespace ToolkitBot.Tests.LocalTeams;

public sealed partial class PageTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private FakeBot bot = null!;
    private LocalTeamsHost teams = null!;

    public async Task InitializeAsync()
    {
        bot = await FakeBot.StartAsync();
        teams = await bot.TeamsAsync();
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await teams.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task The_page_comes_with_a_strict_policy_and_hashed_files()
    {
        var page = await http.GetAsync(teams.Address);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());

        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotMatch("<script(?![^>]*src=)|<style|onclick|style=", html);
        var files = Assets().Matches(html).Select(match => match.Value).ToArray();
        Assert.Equal(2, files.Length);
        foreach (var file in files)
        {
            var asset = await http.GetAsync(new Uri(teams.Address, file));
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_said_on_the_page_reaches_the_bot_and_the_thread()
    {
        var answer = await PostAsync("/_local/people/mei/conversations/personal/messages", """{"text":"help"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await teams.Teams.SettleAsync();
        Assert.Equal("help", (string?)bot.Of("message").Single()["text"]);
        var thread = JsonNode
            .Parse(
                await http.GetStringAsync(new Uri(teams.Address, "/_local/people/mei/conversations/personal/messages"))
            )!
            .AsArray();
        Assert.Equal("mei", (string?)thread.Single()!["person"]);
    }

    [Fact]
    public async Task A_search_result_stands_in_the_chat_under_the_name_of_who_picked_it()
    {
        var answer = await PostAsync(
            "/_local/people/mei/conversations/group/cards",
            """{"result":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[]},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"A tip"}}}}"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var message = teams.Teams.World.Messages(teams.Teams.World.Conversation("mei", "group")).Single();
        Assert.Equal("mei", message.Person);
        Assert.Equal("AdaptiveCard", (string?)message.CardFor("owen")!["type"]);
        Assert.DoesNotContain("preview", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"result":{"contentType":"text/html","content":{"a":1}}}""")]
    [InlineData("""{"result":{"contentType":"application/vnd.microsoft.card.adaptive"}}""")]
    [InlineData("""{"result":{}}""")]
    public async Task A_result_without_a_card_is_refused_in_words(string body)
    {
        var answer = await PostAsync("/_local/people/mei/conversations/group/cards", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("holds none", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_tells_of_a_message_as_it_comes()
    {
        await teams.Teams.OpenAsync("mei", "personal", CancellationToken.None);
        await using var feed = await http.GetStreamAsync(new Uri(teams.Address, "/_local/people/mei/feed"));
        using var lines = new StreamReader(feed);
        await lines.ReadLineAsync();
        await bot.SendAsync(teams, teams.Teams.World.Conversation("mei", "personal").Id, Sample.Text("news"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (
                line.StartsWith("data: ", StringComparison.Ordinal)
                && JsonNode.Parse(line["data: ".Length..])!["message"] is { } message
            )
            {
                Assert.Equal("news", (string?)message["text"]);
                return;
            }
        }
        Assert.Fail("The feed ended without the message.");
    }

    [Fact]
    public async Task Another_website_cannot_speak_for_the_sample_people()
    {
        using var request = Request("/_local/people/mei/conversations/personal/messages", """{"text":"help"}""");
        request.Headers.Add("Origin", "https://elsewhere.example");
        var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var rebound = Request("/_local/people/mei/conversations/personal/messages", """{"text":"help"}""");
        rebound.Headers.Host = "elsewhere.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(rebound)).StatusCode);
        Assert.Empty(bot.Received);
    }

    [Theory]
    [InlineData("/_local/people/nobody/conversations/personal/messages", """{"text":"x"}""", 404)]
    [InlineData("/_local/people/mei/conversations/nowhere/messages", """{"text":"x"}""", 404)]
    [InlineData("/_local/people/mei/conversations/personal/messages", """{"text":" "}""", 400)]
    [InlineData("/_local/people/mei/messages/1/press", """{"action":{}}""", 404)]
    public async Task A_wrong_call_is_answered_in_a_sentence(string path, string body, int status)
    {
        var answer = await PostAsync(path, body);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["problem"];
        Assert.EndsWith(".", (string?)problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_is_unread_until_the_conversation_is_opened()
    {
        await teams.Teams.SayAsync("owen", "group", "hello all");
        Assert.Equal(1, teams.Teams.World.Unread()["mei"]["group"]);
        Assert.False(teams.Teams.World.Unread().ContainsKey("owen"));
        await teams.Teams.OpenAsync("mei", "group", CancellationToken.None);
        Assert.False(teams.Teams.World.Unread().ContainsKey("mei"));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var request = Request(path, body);
        return await http.SendAsync(request);
    }

    private HttpRequestMessage Request(string path, string body) =>
        new(HttpMethod.Post, new Uri(teams.Address, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

    [GeneratedRegex("/_local/assets/page\\.[0-9a-f]{16}\\.(js|css)")]
    private static partial Regex Assets();
}
