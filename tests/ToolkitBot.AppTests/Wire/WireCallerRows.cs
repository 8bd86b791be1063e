using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Rows 8 to 36, 53 and 54 of the protocol notes' table 3.6: who is not believed.</summary>
public sealed class WireCallerRows(WireBot bot) : IClassFixture<WireBot>
{
    [Fact]
    public async Task A_genuine_token_is_believed() => Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);

    [Theory]
    [InlineData("08 none")]
    [InlineData("09 empty", "")]
    [InlineData("09 Bearer alone", "Bearer")]
    [InlineData("09 Bearer and a space", "Bearer ")]
    [InlineData("10 Basic", "Basic dXNlcjpwYXNz")]
    [InlineData("10 Negotiate", "Negotiate TOKEN")]
    [InlineData("10 raw", "TOKEN")]
    [InlineData("11 two headers", "Bearer TOKEN", "Bearer TOKEN")]
    [InlineData("11 two in one", "Bearer TOKEN, Bearer TOKEN")]
    [InlineData("11 two tokens", "Bearer TOKEN TOKEN")]
    public async Task Rows_08_to_11_without_exactly_one_bearer_token_it_is_401(string row, params string[] headers)
    {
        Assert.NotEmpty(row);
        using var request = bot.Request(Bytes(bot.Message()), token: null);
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                header.Replace("TOKEN", bot.Token(), StringComparison.Ordinal)
            );
        }

        await RefusedAsync(request);
    }

    [Fact]
    public async Task Row_12_a_token_in_the_query_or_the_body_is_401()
    {
        var body = bot.Message();
        body["access_token"] = bot.Token();
        body["authorization"] = "Bearer " + bot.Token();
        using var request = bot.Request(Bytes(body), token: null);
        request.RequestUri = new Uri(request.RequestUri + "?access_token=" + bot.Token() + "&token=" + bot.Token());

        await RefusedAsync(request);
    }

    public static TheoryData<string> Garbage() =>
        new()
        {
            "garbage",
            "a.b",
            "a.b.c",
            "a.b.c.d.e",
            "..",
            "e30.e30.",
            new string('a', 15_000),
            new string('a', 5000) + "." + new string('b', 5000) + "." + new string('c', 1000),
        };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Row_13_garbage_is_401(string token)
    {
        using var request = bot.Request(Bytes(bot.Message()), token);

        await RefusedAsync(request);
    }

    [Fact]
    public async Task Row_13_a_token_of_20_KB_is_401_and_headers_of_more_than_32_are_not_read()
    {
        using var request = bot.Request(Bytes(bot.Message()), new string('a', 20_000));
        await RefusedAsync(request);

        foreach (var size in new[] { 33_000, 300_000 })
        {
            using var large = bot.Request(Bytes(bot.Message()), new string('a', size));
            Assert.Equal(431, (await bot.SendAsync(large)).Status);
        }
    }

    public static TheoryData<string> Bent() => [.. BentTokens.Rows];

    [Theory]
    [MemberData(nameof(Bent))]
    public async Task Rows_14_to_36_a_bent_token_is_401(string row)
    {
        using var request = bot.Request(Bytes(bot.Message()), BentTokens.Make(row, bot));

        await RefusedAsync(request);
    }

    [Theory]
    [InlineData(-4, 200)]
    [InlineData(-6, 401)]
    public async Task Row_23_the_clock_may_differ_by_five_minutes(int minutes, int status)
    {
        var end = TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
        var token = bot.Token(shape =>
        {
            shape.Payload["nbf"] = end - 3600;
            shape.Payload["exp"] = end;
        });

        Assert.Equal(status, (await bot.PostAsync(bot.Message(), token)).Status);
    }

    [Fact]
    public async Task Row_34_the_emulators_channel_opens_no_other_door()
    {
        var body = bot.Message();
        body["channelId"] = "emulator";
        using var request = bot.Request(Bytes(body), token: null);

        await RefusedAsync(request);
    }

    [Fact]
    public async Task Row_53_a_refusal_tells_nothing()
    {
        foreach (var row in BentTokens.Rows)
        {
            var answer = await bot.PostAsync(bot.Message(), BentTokens.Make(row, bot));
            Assert.Equal("", answer.Body);
            Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
            Assert.DoesNotContain("Server", answer.Headers.Keys);
        }

        var unreadable = await bot.PostAsync(Encoding.UTF8.GetBytes("{\"type\":"), bot.Token());
        var other = await bot.PostAsync(bot.Message(), bot.Token(serviceUrl: "https://smba.trafficmanager.net/emea/"));
        Assert.Equal((400, ""), (unreadable.Status, unreadable.Body));
        Assert.Equal((403, ""), (other.Status, other.Body));
        Assert.DoesNotContain("eyJ", bot.Log.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_54_a_stranger_is_refused_before_the_body_is_read()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(bot.Address.Host, bot.Address.Port);
        await using var stream = client.GetStream();
        var head =
            $"POST /api/messages HTTP/1.1\r\nHost: {bot.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));

        // Not one byte of the body is ever sent: an answer can only come from the headers.
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await reader.ReadLineAsync(patience.Token));
    }

    private async Task RefusedAsync(HttpRequestMessage request)
    {
        var before = bot.Connector.Calls.Count;
        var answer = await bot.SendAsync(request);

        Assert.Equal((401, ""), (answer.Status, answer.Body));
        Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
        Assert.Equal(before, bot.Connector.Calls.Count);
    }

    private static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}

/// <summary>Tokens that are nearly right.</summary>
internal static class BentTokens
{
    private const string Tenant = Samples.TenantId;

    public static IReadOnlyList<string> Rows { get; } =
    [
        "14 alg none",
        "15 HS256 with the public key",
        "16 RS512",
        "16 PS256",
        "16 ES256",
        "17 another key under the real kid",
        "18 payload changed",
        "18 signature cut",
        "19 no kid",
        "20 unknown kid",
        "22 jku and x5u of a stranger",
        "22 jwk of a stranger",
        "23 expired",
        "24 not yet",
        "25 no exp",
        "26 slash",
        "26 case",
        "26 http",
        "26 look-alike",
        "27 another cloud",
        "28 channel issuer with a key of another set",
        "29 Entra v1",
        "29 Entra v2",
        "29 Graph",
        "30 own outbound token",
        "31 another bot",
        "32 aud missing",
        "32 aud empty",
        "32 aud several",
        "32 aud slash",
        "32 aud api",
        "35 skill",
        "36 expired certificate",
    ];

    public static string Make(string row, WireBot bot) =>
        row switch
        {
            "18 payload changed" => Swap(bot.Token(), Evil()),
            "18 signature cut" => bot.Token()[..^6],
            _ => bot.Token(shape => Bend(row, shape, bot.Issuer)),
        };

    private static string Evil() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                $$"""{"iss":"{{TestIssuer.Issuer}}","aud":"{{Samples.AppId}}","exp":4102444800,"serviceurl":"https://evil.example/"}"""
            )
        );

    private static string Swap(string token, string payload)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{payload}.{parts[2]}";
    }

    private static void Bend(string row, TokenShape shape, TestIssuer issuer)
    {
        var (header, payload) = (shape.Header, shape.Payload);
        var now = TimeProvider.System.GetUtcNow();
        switch (row)
        {
            case "14 alg none":
                header["alg"] = "none";
                break;
            case "15 HS256 with the public key":
                header["alg"] = "HS256";
                break;
            case "16 RS512" or "16 PS256" or "16 ES256":
                header["alg"] = row[3..];
                break;
            case "17 another key under the real kid":
                shape.Key = issuer.Stranger;
                break;
            case "19 no kid":
                header.Remove("kid");
                header.Remove("x5t");
                break;
            case "20 unknown kid" or "28 channel issuer with a key of another set":
                shape.With(issuer.Stranger);
                break;
            case "22 jku and x5u of a stranger":
                shape.With(issuer.Stranger);
                header["jku"] = issuer.Address + "/elsewhere";
                header["x5u"] = issuer.Address + "/elsewhere";
                break;
            case "22 jwk of a stranger":
                shape.Key = issuer.Stranger;
                header["jwk"] = issuer.Stranger.Publish();
                break;
            case "23 expired":
                payload["nbf"] = now.AddHours(-1).ToUnixTimeSeconds();
                payload["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds();
                break;
            case "24 not yet":
                payload["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds();
                break;
            case "25 no exp":
                payload.Remove("exp");
                break;
            case "32 aud missing":
                payload.Remove("aud");
                break;
            case "36 expired certificate":
                shape.With(issuer.Expired);
                break;
            default:
                BendNames(row, payload);
                break;
        }
    }

    private static void BendNames(string row, JsonObject payload)
    {
        payload["iss"] = row switch
        {
            "26 slash" => "https://api.botframework.com/",
            "26 case" => "https://API.botframework.com",
            "26 http" => "http://api.botframework.com",
            "26 look-alike" => "https://api.botframework.com.evil.example",
            "27 another cloud" => "https://api.botframework.us",
            "29 Entra v1" or "29 Graph" or "30 own outbound token" => $"https://sts.windows.net/{Tenant}/",
            "29 Entra v2" => $"https://login.microsoftonline.com/{Tenant}/v2.0",
            "35 skill" => "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
            _ => TestIssuer.Issuer,
        };
        payload["aud"] = row switch
        {
            "29 Graph" => "https://graph.microsoft.com",
            "30 own outbound token" => "https://api.botframework.com",
            "31 another bot" => "5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f",
            "32 aud empty" => "",
            "32 aud several" => new JsonArray(Samples.AppId, "other"),
            "32 aud slash" => Samples.AppId + "/",
            "32 aud api" => "api://" + Samples.AppId,
            _ => Samples.AppId,
        };
        payload["appid"] = row == "35 skill" ? "5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f" : Samples.AppId;
        payload["ver"] = "2.0";
    }
}
