using System.Text;
using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Too much at once is turned away kindly, a stop finishes what is begun, and the token goes nowhere else.</summary>
[StartsProcesses]
public sealed class WireLoadTests : IAsyncLifetime
{
    private readonly WireBot bot = new();

    public Task InitializeAsync() => bot.InitializeAsync();

    public Task DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task More_than_the_queue_holds_is_503_with_Retry_After_and_the_rest_is_done()
    {
        const int posted = 900;
        Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);
        Task<WireAnswer>[] all;
        await using (var blocker = new SqliteConnection(bot.Database.ConnectionString))
        {
            // Nobody can commit while another connection holds the write lock, so every turn stays at work.
            await blocker.OpenAsync();
            await using (var hold = blocker.BeginTransaction(deferred: false))
            {
                all =
                [
                    .. Enumerable
                        .Range(0, posted)
                        .Select(i => bot.PostAsync(bot.Message(conversation: $"a:flood-{i}"))),
                ];
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(8));
                while (all.Count(answer => answer.IsCompleted) < posted - 640 && !patience.IsCancellationRequested)
                {
                    await Task.Delay(20);
                }
            }
        }

        var answers = await Task.WhenAll(all);

        var refused = answers.Where(answer => answer.Status == 503).ToArray();
        var done = answers.Count(answer => answer.Status == 200);
        Assert.Equal(posted, refused.Length + done);
        Assert.InRange(refused.Length, 1, posted - 640);
        Assert.All(refused, answer => Assert.True(answer.Headers.ContainsKey("Retry-After")));
        Assert.Equal(done + 1L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT COUNT(*) FROM turns"), null));
        Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);
    }

    [Fact]
    public async Task A_token_goes_with_every_call_to_the_Connector_and_into_no_log()
    {
        await bot.PostAsync(bot.Message(conversation: "a:token"));
        await bot.PostAsync(bot.Press("tip.another", "a:token"));
        var calls = await bot.Connector.WaitForAsync("a:token", 2);

        Assert.All(calls, call => Assert.Equal("Bearer " + WireConnector.Token, call.Authorization));
        Assert.Equal(1, bot.Connector.TokensIssued);
        var form = Assert.Single(bot.Connector.TokenForms);
        Assert.Contains("client_secret=" + WireBot.Secret, form, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", form, StringComparison.Ordinal);
        Silent(bot.Log.Text());
        Silent(await bot.Database.DumpAsync());
    }

    [Fact]
    public async Task A_redirect_takes_the_token_nowhere()
    {
        await using var elsewhere = await WireConnector.StartAsync();
        bot.Connector.Answer = _ =>
            Microsoft.AspNetCore.Http.Results.Redirect(elsewhere.ServiceUrl, preserveMethod: true);
        await bot.PostAsync(bot.Message(conversation: "a:redirect"));
        await bot.Connector.WaitForAsync("a:redirect", 1);
        bot.Connector.Answer = _ => null;

        // The next conversation's reply comes later than whatever the redirect had led to.
        await bot.PostAsync(bot.Message(conversation: "a:after"));
        await bot.Connector.WaitForAsync("a:after", 1);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_token_that_the_Connector_refuses_is_renewed_once()
    {
        var first = true;
        bot.Connector.Answer = _ =>
        {
            var refuse = first;
            first = false;
            return refuse ? Microsoft.AspNetCore.Http.Results.StatusCode(401) : null;
        };

        await bot.PostAsync(bot.Message(conversation: "a:stale"));

        Assert.Equal(2, (await bot.Connector.WaitForAsync("a:stale", 2)).Count);
        Assert.Equal(2, bot.Connector.TokensIssued);
        Silent(bot.Log.Text());
    }

    [Fact]
    public async Task SIGTERM_finishes_the_turns_in_flight_and_sends_their_replies()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Next();
        await using var process = await BotProcess.StartAsync(folder.Path, port, ProcessSettings(folder));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        bot.Connector.Answer = _ =>
        {
            // Replies are still under way when the signal comes.
            Thread.Sleep(300);
            return null;
        };
        var posts = Enumerable
            .Range(0, 24)
            .Select(async i =>
            {
                using var request = bot.Request(
                    Encoding.UTF8.GetBytes(bot.Message(conversation: $"a:term-{i}").ToJsonString()),
                    bot.Token()
                );
                request.RequestUri = new Uri($"http://127.0.0.1:{port}/api/messages");
                try
                {
                    using var answer = await http.SendAsync(request);
                    return (int)answer.StatusCode;
                }
                catch (HttpRequestException)
                {
                    return 0;
                }
            })
            .ToArray();
        await Task.WhenAny(posts);

        var end = await process.TerminateAsync();
        var taken = (await Task.WhenAll(posts))
            .Select((status, i) => (status, i))
            .Where(post => post.status == 200)
            .ToArray();

        Assert.Equal(0, end.ExitCode);
        Assert.NotEmpty(taken);
        Assert.All(taken, post => Assert.Single(bot.Connector.In($"a:term-{post.i}")));
        await using var database = new SqliteConnection($"Data Source={folder.File("bot.db")}");
        await database.OpenAsync();
        await using var unsent = database.CreateCommand();
        unsent.CommandText = "SELECT COUNT(*) FROM turns WHERE sent = false";
        Assert.Equal(0L, await unsent.ExecuteScalarAsync());
        Silent(end.Output + end.Errors);
    }

    private Dictionary<string, string> ProcessSettings(TemporaryFolder folder) =>
        new()
        {
            ["MicrosoftAppId"] = Samples.AppId,
            ["MicrosoftAppPassword"] = WireBot.Secret,
            ["MicrosoftAppTenantId"] = Samples.TenantId,
            ["Bot:OpenIdMetadata"] = bot.Issuer.Metadata,
            ["Bot:ServiceHosts"] = "127.0.0.1",
            ["Bot:TokenEndpoint"] = bot.Connector.TokenEndpoint,
            ["ConnectionStrings:ToolkitBot"] = $"Data Source={folder.File("bot.db")}",
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };

    private static void Silent(string text)
    {
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(WireBot.Secret, text, StringComparison.Ordinal);
    }
}
