using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ToolkitBot.AppTests.Harness;
using Xunit.Abstractions;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>
/// The real process is killed again and again in the middle of its work, and what was not answered is delivered again
/// as Teams does: every turn's effect is there once, every reply at least once.
/// </summary>
[StartsProcesses]
public sealed class WireKillTests(ITestOutputHelper output)
{
    private const int Turns = 200;
    private const int Chats = 40;
    private const int Kills = 8;
    private const int Seed = 20140303;

    /// <summary>Teams waits about 15 s before it delivers again; here it is a moment, and longer each time.</summary>
    private static readonly TimeSpan Redelivery = TimeSpan.FromMilliseconds(300);

    [Theory]
    [Sqlite]
    [PostgreSql]
    public Task No_turn_is_lost_or_doubled_when_the_process_is_killed_at_any_point(StorageKind storage) =>
        KillAsync(storage, Repository.BotAssembly);

    [Fact]
    public Task None_is_in_the_host_on_Microsofts_SDK_either() =>
        KillAsync(StorageKind.Sqlite, Repository.SdkHostAssembly);

    private async Task KillAsync(StorageKind storage, string assembly)
    {
        await using var database = await TestDatabase.CreateAsync(storage);
        await using var issuer = await TestIssuer.StartAsync();
        await using var connector = await WireConnector.StartAsync();
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        var port = FreePort.Next();
        var settings = Settings(database, issuer, connector);
        var pace = new SemaphoreSlim(4);

        // A kill comes at a point of the bot's own work, not of the clock: at a chosen call to the Connector, before or
        // after it is taken, or a few milliseconds into a chosen turn.
        var killNow = new SemaphoreSlim(0);
        var calls = 0;
        var killAtCall = new ConcurrentDictionary<int, bool>(
            Enumerable
                .Range(1, Kills / 2)
                .Select(i => new KeyValuePair<int, bool>(i * Turns / (Kills / 2 + 2) + random.Next(10), true))
        );
        connector.Answer = _ =>
        {
            if (killAtCall.ContainsKey(Interlocked.Increment(ref calls)))
            {
                killNow.Release();
                Thread.Sleep(5);
            }

            return (IResult?)null;
        };
        var killAtTurn = Enumerable
            .Range(1, Kills / 2)
            .ToDictionary(i => i * Turns / (Kills / 2 + 1) + random.Next(-8, 8), _ => random.Next(0, 12));

        var process = await BotProcess.StartAsync(folder.Path, port, settings, assembly);
        var kills = 0;
        using var finished = new CancellationTokenSource();
        var killer = Task.Run(async () =>
        {
            while (
                await killNow
                    .WaitAsync(-1, finished.Token)
                    .ContinueWith(wait => wait.IsCompletedSuccessfully, TaskScheduler.Default)
            )
            {
                await process.KillAsync();
                await process.DisposeAsync();
                kills++;
                process = await BotProcess.StartAsync(folder.Path, port, settings, assembly);
            }
        });

        var deliveries = 0;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
        await Task.WhenAll(
            Enumerable
                .Range(0, Chats)
                .Select(async chat =>
                {
                    for (var i = 0; i < Turns / Chats; i++)
                    {
                        await pace.WaitAsync();
                        try
                        {
                            var turn = (i * Chats) + chat;
                            if (killAtTurn.TryGetValue(turn, out var milliseconds))
                            {
                                _ = Task.Delay(milliseconds)
                                    .ContinueWith(_ => killNow.Release(), TaskScheduler.Default);
                            }

                            Interlocked.Add(
                                ref deliveries,
                                await DeliverAsync(http, port, Body(connector, chat, turn), issuer, connector)
                            );
                        }
                        finally
                        {
                            pace.Release();
                        }
                    }
                })
        );

        // What the last kill left unsent goes out by itself.
        await Waiting.UntilAsync(
            async () =>
                Convert.ToInt64(await database.ScalarAsync("SELECT COUNT(*) FROM turns WHERE sent = false"), null) == 0,
            "every reply is sent"
        );
        await finished.CancelAsync();
        await killer;
        await process.DisposeAsync();

        Assert.Equal((long)Turns, Convert.ToInt64(await database.ScalarAsync("SELECT COUNT(*) FROM turns"), null));
        Assert.Equal(
            (long)Turns / 2,
            Convert.ToInt64(await database.ScalarAsync("SELECT SUM(count) FROM tallies WHERE kind = 'helpful'"), null)
        );
        var replies = 0;
        for (var chat = 0; chat < Chats; chat++)
        {
            var state = (string?)
                await database.ScalarAsync($"SELECT json FROM states WHERE key LIKE '%|a:kill-{chat}'");
            var seen = JsonNode.Parse(state!)!["tipsSeen"]!.AsArray().Select(tip => (string)tip!).ToArray();
            var sent = connector
                .In($"a:kill-{chat}")
                .Select(call => call.Body)
                .Where(body => body.Contains("card-tip", StringComparison.Ordinal))
                .ToArray();
            var expected = Enumerable.Range(0, Turns / Chats).Count(i => IsTip((i * Chats) + chat));

            Assert.Equal(expected, seen.Length);
            Assert.Equal(expected, seen.Distinct().Count());

            // Every turn's tip is another one, so as many different cards as turns means that none is missing.
            Assert.Equal(expected, sent.Distinct().Count());
            replies += sent.Length;
        }

        output.WriteLine(
            $"{storage}: {Turns} turns, {kills} kills, {deliveries} deliveries, {Turns} effects, {replies} replies, {replies - (Turns / 2)} of them doubled"
        );
        Assert.InRange(kills, Kills / 2, Kills);
    }

    private static bool IsTip(int turn) => turn / Chats % 2 == 0 ? turn % 2 == 0 : turn % 2 == 1;

    /// <summary>Half the turns take the next tip, half say that an answer helped.</summary>
    private static JsonObject Body(WireConnector connector, int chat, int turn)
    {
        var name = $"a:kill-{chat}";
        var body = Samples.Message(message =>
        {
            message["serviceUrl"] = connector.ServiceUrl;
            message["id"] = $"turn-{turn}";
            message["text"] = "tip";
            message["conversation"]!["id"] = name;
            message["from"]!["id"] = $"29:{name}";
            message["from"]!["aadObjectId"] = name;
        });
        if (!IsTip(turn))
        {
            body.Remove("text");
            body["type"] = "invoke";
            body["name"] = "adaptiveCard/action";
            body["value"] = JsonNode.Parse(
                """{"action":{"type":"Action.Execute","verb":"answer.helpful","data":{"id":"changeday.what"}},"trigger":"manual"}"""
            );
        }

        return body;
    }

    /// <summary>The same activity again until it is answered with 2xx, as Teams does.</summary>
    private static async Task<int> DeliverAsync(
        HttpClient http,
        int port,
        JsonObject body,
        TestIssuer issuer,
        WireConnector connector
    )
    {
        var token = issuer.Token(TimeProvider.System.GetUtcNow(), serviceUrl: connector.ServiceUrl);
        for (var delivery = 1; delivery <= 100; delivery++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri($"http://127.0.0.1:{port}/api/messages")
            )
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Authorization", "Bearer " + token);
            try
            {
                using var answer = await http.SendAsync(request);
                if (answer.IsSuccessStatusCode)
                {
                    return delivery;
                }
            }
            catch (HttpRequestException)
            {
                // The process is gone, or went in the middle of this.
            }

            await Task.Delay(Redelivery);
        }

        throw new Xunit.Sdk.XunitException($"An activity was not taken in 100 deliveries.");
    }

    internal static Dictionary<string, string> Settings(
        TestDatabase database,
        TestIssuer issuer,
        WireConnector connector
    ) =>
        new()
        {
            ["MicrosoftAppId"] = Samples.AppId,
            ["MicrosoftAppPassword"] = WireBot.Secret,
            ["MicrosoftAppTenantId"] = Samples.TenantId,
            ["Bot:OpenIdMetadata"] = issuer.Metadata,
            ["Bot:ServiceHosts"] = "127.0.0.1",
            ["Bot:TokenEndpoint"] = connector.TokenEndpoint,
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };
}
