using System.Net;
using System.Net.Http.Json;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Privacy;

namespace ToolkitBot.AppTests.Wire;

/// <summary>In local use nobody is authenticated, so every door asks whether this machine's own page or process knocks.</summary>
public sealed class LocalRequestTests : IAsyncLifetime
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() =>
        bot = await BotUnderTest.StartAsync(
            StorageKind.Sqlite,
            new() { ExpectsRefusedCalls = true, ExpectsErrors = true }
        );

    public async Task DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
    }

    public static TheoryData<string, string> Doors =>
        new()
        {
            { "POST", "/api/messages" },
            { "GET", "/api/wall" },
            { "GET", "/api/wall/events" },
            { "GET", "/_local/people/mei/world" },
            { "POST", "/_connector/v3/conversations/x/activities" },
            { "PUT", "/_connector/v3/conversations/x/activities/1" },
            { "DELETE", "/_connector/v3/conversations/x/activities/1" },
            { "GET", "/_connector/v3/conversations/x/members" },
        };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_page_from_elsewhere_finds_every_door_shut(string method, string path)
    {
        var own = $"http://{Address.Authority}";
        foreach (var (host, origin) in Strange())
        {
            Assert.True(HttpStatusCode.Forbidden == await StatusAsync(method, path, host, origin), $"{host} {origin}");
        }

        foreach (
            var (host, origin) in new (string?, string?)[]
            {
                (null, null),
                (null, own),
                ($"localhost:{Address.Port}", null),
            }
        )
        {
            Assert.True(HttpStatusCode.Forbidden != await StatusAsync(method, path, host, origin), $"{host} {origin}");
        }

        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(method, path, $"[::1]:{Address.Port}", null));
        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(method, path, $"127.8.9.10:{Address.Port}", null));
    }

    [Fact]
    public async Task What_a_strange_page_says_reaches_nobody()
    {
        await StatusAsync("POST", "/api/messages", "evil.example", null);
        Assert.DoesNotContain(WireTalk.Account, await bot.Database.DumpAsync(), StringComparison.Ordinal);
        await StatusAsync("POST", "/api/messages", null, null);
        Assert.Contains(WireTalk.Account, await bot.Database.DumpAsync(), StringComparison.Ordinal);
    }

    private Uri Address => bot.Addresses[0];

    private IEnumerable<(string? Host, string? Origin)> Strange() =>
        [
            ("evil.example", null),
            ($"evil.example:{Address.Port}", null),
            ("loopback", null),
            ("localhost.evil.example", null),
            ("127.0.0.1.evil.example", null),
            ("192.0.2.7", null),
            (null, "https://evil.example"),
            (null, "null"),
            (null, $"https://{Address.Authority}"),
            (null, $"http://{Address.Host}:1"),
            (null, $"http://localhost:{Address.Port}"),
        ];

    private async Task<HttpStatusCode> StatusAsync(string method, string path, string? host, string? origin)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(Address, path));
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (method is "POST" or "PUT")
        {
            request.Content = JsonContent.Create(WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help"));
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
