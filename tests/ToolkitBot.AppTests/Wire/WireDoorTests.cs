using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.AppTests.Wire;

/// <summary>What a caller may take up before anything is done for them, and what readiness asks.</summary>
public sealed class WireDoorTests(WireBot bot) : IClassFixture<WireBot>
{
    /// <summary>More than there are permits and places in the queue.</summary>
    private const int Slow = 700;

    [Fact]
    public async Task Bodies_that_come_slowly_keep_nobody_waiting()
    {
        var body = Encoding.UTF8.GetBytes(bot.Message(conversation: "a:slow").ToJsonString());
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {bot.Address.Authority}\r\nAuthorization: Bearer {bot.Token()}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"
        );
        var callers = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Slow; i++)
            {
                var caller = new TcpClient();
                callers.Add(caller);
                await caller.ConnectAsync(bot.Address.Host, bot.Address.Port);
                await caller.GetStream().WriteAsync(head);
                await caller.GetStream().WriteAsync(body.AsMemory(0, 10));
            }

            Assert.Equal(200, (await bot.PostAsync(bot.Message(conversation: "a:quick"))).Status);
            Assert.Empty(bot.Connector.In("a:slow"));

            // One of them comes to its end after all.
            await callers[0].GetStream().WriteAsync(body.AsMemory(10));
            using var reader = new StreamReader(callers[0].GetStream());
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
        }
        finally
        {
            callers.ForEach(caller => caller.Dispose());
        }
    }

    [Theory]
    [InlineData("too slow", "408")]
    [InlineData("broken off", null)]
    public async Task A_body_that_never_comes_whole_is_no_error(string how, string? status)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(bot.Address.Host, bot.Address.Port);
        var stream = caller.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/messages HTTP/1.1\r\nHost: {bot.Address.Authority}\r\nAuthorization: Bearer {bot.Token()}\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"type\""
            )
        );
        if (how == "broken off")
        {
            await Task.Delay(200);
            caller.Client.LingerState = new(enable: true, seconds: 0);
            caller.Close();
            await Task.Delay(500);
        }
        else
        {
            using var reader = new StreamReader(stream);
            Assert.StartsWith($"HTTP/1.1 {status} ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(200, (await bot.PostAsync(bot.Message(conversation: "a:whole"))).Status);
        Assert.DoesNotContain(bot.Log.GetSnapshot(), line => line.Level > LogLevel.Warning);
        Assert.DoesNotContain("BadHttpRequestException", bot.Log.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_the_bot_is_not_ready()
    {
        await using var other = await StartedAsync(withoutKeys: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(other.Bot));

        other.Bot.Issuer.IsDown = false;
        await Waiting.UntilAsync(
            async () => await ReadyAsync(other.Bot) == HttpStatusCode.OK,
            "the bot is not ready though there are keys"
        );
    }

    private static async Task<HttpStatusCode> ReadyAsync(WireBot bot)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(bot.Address, "/health/ready"));
        return answer.StatusCode;
    }

    private static async Task<Started> StartedAsync(bool withoutKeys = false)
    {
        var bot = new WireBot { StartsWithoutKeys = withoutKeys };
        await bot.InitializeAsync();
        return new(bot);
    }

    private sealed record Started(WireBot Bot) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Bot.DisposeAsync());
    }
}
