using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Conversations;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.AppTests.Wire;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Sdk;

/// <summary>
/// The bot in the host on Microsoft's SDK does what it does in its own: the main job, presses everywhere, strangers turned
/// away, a failed commit told. <c>WireKillTests</c> kills it.
/// </summary>
[StartsProcesses]
public sealed class SdkHostTests
{
    private const int Steps = 150;

    [Theory, Sqlite, PostgreSql]
    public async Task The_main_job_and_the_crawler_run_in_it(StorageKind storage)
    {
        await using var database = await TestDatabase.CreateAsync(storage);
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database);
        using var folder = new TemporaryFolder();
        var port = FreePort.Next();
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };
        await using var process = await BotProcess.StartAsync(folder.Path, port, settings, Repository.SdkHostAssembly);
        bot.HandOnTo(new Uri($"http://127.0.0.1:{port}"));

        var amina = bot.Person("amina");
        await amina.Says("who should see this toolkit?");
        await amina.Sees("answer");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        var mei = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(mei, "every letter");
        await mei.PressesOn(mei.Cards().Last(card => card.Name == "pledge-post"), "Me too");
        await Waiting.UntilAsync(
            async () => Convert.ToInt64(await database.ScalarAsync("SELECT max(joined) FROM pledges"), null) == 1,
            "the join did not arrive"
        );

        var crawler = new Crawler(bot, seed: storage == StorageKind.Sqlite ? 4231 : 2025);
        for (var step = 0; step < Steps; step++)
        {
            await crawler.StepAsync();
        }

        await bot.SettleAsync();
        bot.HandOnTo();
        await process.TerminateAsync();
    }

    [Fact]
    public async Task Callers_are_checked_by_the_same_rules_and_a_failed_commit_is_a_500()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var issuer = await TestIssuer.StartAsync();
        await using var connector = await WireConnector.StartAsync();
        using var folder = new TemporaryFolder();
        var port = FreePort.Next();
        var settings = WireKillTests.Settings(database, issuer, connector);
        await using var process = await BotProcess.StartAsync(folder.Path, port, settings, Repository.SdkHostAssembly);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var token = issuer.Token(TimeProvider.System.GetUtcNow(), serviceUrl: connector.ServiceUrl);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, Message(connector, "1"), token));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, Message(connector, "2"), null));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await FirstLineAsync(port));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await PostAsync(http, Message(connector, "2"), token[..^6] + "AAAAAA")
        );
        var stranger = Message(connector, "2");
        var elsewhere = Guid.NewGuid().ToString();
        stranger["channelData"]!["tenant"]!["id"] = elsewhere;
        stranger["conversation"]!["tenantId"] = elsewhere;
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, stranger, token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(http, new JsonObject { ["text"] = "tip" }, token));

        // What the SDK's model would hide is found in the body itself; what is too long is refused without a word.
        var sound = Message(connector, "2").ToJsonString();
        foreach (
            var twice in new[]
            {
                "{\"type\":\"message\"," + sound[1..],
                "{\"Text\":\"help\"," + sound[1..],
                "{\"value\":{\"a\":1,\"a\":2}," + sound[1..],
                "{/* help */" + sound[1..],
            }
        )
        {
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(http, twice, token));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, twice, null));
        }

        var tooLong = new JsonObject { ["text"] = new string('x', 1024 * 1024) };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(http, tooLong, null));

        // The table of turns is gone: nothing can be committed, and the adapter's OnTurnError must not hide it.
        await database.ScalarAsync("ALTER TABLE turns RENAME TO turns_away");
        Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync(http, Message(connector, "3"), token));
        await database.ScalarAsync("ALTER TABLE turns_away RENAME TO turns");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, Message(connector, "3"), token));
        Assert.Equal(2L, Convert.ToInt64(await database.ScalarAsync("SELECT count(*) FROM turns"), null));

        // One line as in the bot's own host: no message and no stack of an exception.
        var (_, output, _) = await process.TerminateAsync();
        Assert.Contains("could not be committed (", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_nobody_reads_costs_no_turn()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var issuer = await TestIssuer.StartAsync();
        await using var connector = await WireConnector.StartAsync();
        using var folder = new TemporaryFolder();
        var port = FreePort.Next();
        var settings = WireKillTests.Settings(database, issuer, connector);
        await using var process = await BotProcess.StartAsync(folder.Path, port, settings, Repository.SdkHostAssembly);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var token = issuer.Token(TimeProvider.System.GetUtcNow(), serviceUrl: connector.ServiceUrl);
        var odd = new Dictionary<string, string>
        {
            ["entities"] = "[5]",
            ["attachments"] = "\"x\"",
            ["timestamp"] = "\"yesterday\"",
            ["localTimestamp"] = "\"yesterday\"",
            ["importance"] = "{}",
            ["suggestedActions"] = "7",
            ["expiration"] = "[]",
            ["locale"] = "{}",
        };
        foreach (var (name, value) in odd)
        {
            var message = Message(connector, name);
            message[name] = JsonNode.Parse(value);
            Assert.Equal((name, HttpStatusCode.OK), (name, await PostAsync(http, message, token)));
        }

        var nested = Message(connector, "nested");
        nested["conversation"]!["role"] = new JsonObject();
        nested["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = new JsonArray() }
        );
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, nested, token));
        Assert.Equal(odd.Count + 1L, Convert.ToInt64(await database.ScalarAsync("SELECT count(*) FROM turns"), null));
        await process.TerminateAsync();
    }

    [Fact]
    public void The_published_bot_carries_nothing_of_the_SDK()
    {
        Assert.Empty(OfMicrosoft(Repository.BotAssembly));
        Assert.NotEmpty(OfMicrosoft(Repository.SdkHostAssembly));
    }

    private static List<string> OfMicrosoft(string assembly)
    {
        var libraries = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(assembly, ".deps.json")))!["libraries"]!;
        return
        [
            .. libraries
                .AsObject()
                .Select(library => library.Key)
                .Where(name =>
                    name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal)
                    || name.StartsWith("Newtonsoft.Json/", StringComparison.Ordinal)
                ),
        ];
    }

    private static JsonObject Message(WireConnector connector, string id) =>
        Samples.Message(body =>
        {
            body["serviceUrl"] = connector.ServiceUrl;
            body["text"] = "tip";
            body["id"] = id;
        });

    private static Task<HttpStatusCode> PostAsync(HttpClient http, JsonObject body, string? token) =>
        PostAsync(http, body.ToJsonString(), token);

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        // A body that is refused by its length is not sent.
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>What a stranger is told whose body never comes.</summary>
    private static async Task<string?> FirstLineAsync(int port)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync("127.0.0.1", port);
        var head = $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n";
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + "Content-Length: 500\r\n\r\n{"));
        using var reader = new StreamReader(caller.GetStream());
        return await reader.ReadLineAsync();
    }
}
