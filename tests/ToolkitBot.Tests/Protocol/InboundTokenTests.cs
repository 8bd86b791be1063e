using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>The first step: is the caller the channel? Numbers in the case names are rows of the table of refusals.</summary>
public sealed class InboundTokenTests : IAsyncLifetime
{
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private readonly ManualClock clock = new();
    private readonly FakeLogger<InboundTokenValidator> log = new();
    private TestIssuer issuer = null!; // xunit fills it before each test
    private MetadataClient metadata = null!; // the same
    private InboundTokenValidator validator = null!; // the same

    public async Task InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        metadata = new MetadataClient(issuer.Metadata);
        validator = Validator();
    }

    public async Task DisposeAsync()
    {
        // Whatever a test did: no token and no part of one is in the log.
        Assert.DoesNotContain("eyJ", log.Collector.Text());
        metadata.Dispose();
        await issuer.DisposeAsync();
    }

    private InboundTokenValidator Validator(MetadataClient? client = null) =>
        new(
            new InboundAuthOptions { AppId = Wire.AppId, OpenIdMetadata = issuer.Metadata },
            client ?? metadata,
            clock,
            log
        );

    private string Token(Action<TokenShape>? bend = null) => issuer.Token(clock.GetUtcNow(), bend);

    private Task<CallerCheck> CheckAsync(params string?[] authorization) =>
        validator.CheckCallerAsync(authorization, CancellationToken.None).AsTask();

    private Task<CallerCheck> BearerAsync(string token) => CheckAsync("Bearer " + token);

    [Fact]
    public async Task A_genuine_token_is_believed()
    {
        var check = await BearerAsync(Token());

        Assert.Equal(200, check.StatusCode);
        Assert.Equal(Wire.ServiceUrl, check.Caller!.ServiceUrl);
        Assert.Contains("msteams", check.Caller.Endorsements);
        Assert.Equal(200, (await CheckAsync("bearer " + Token())).StatusCode);
    }

    public static TheoryData<string> Headers() =>
        new()
        {
            "8 none",
            "9 empty",
            "9 no token",
            "10 Basic",
            "10 Negotiate",
            "10 raw",
            "11 two headers",
            "11 comma",
            "11 two tokens",
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_without_exactly_one_bearer_token_is_401(string row)
    {
        var good = Token();
        string?[] header = row switch
        {
            "8 none" => [],
            "9 empty" => [""],
            "9 no token" => ["Bearer "],
            "10 Basic" => ["Basic " + good],
            "10 Negotiate" => ["Negotiate " + good],
            "10 raw" => [good],
            "11 two headers" => ["Bearer " + good, "Bearer " + good],
            "11 comma" => [$"Bearer {good}, Bearer {good}"],
            _ => [$"Bearer {good} {good}"],
        };

        var check = await CheckAsync(header);

        Assert.Equal((401, CallerFault.Header), (check.StatusCode, check.Fault));
    }

    public static TheoryData<string> Garbage() =>
        new()
        {
            "abc",
            "a.b.c",
            "..",
            "...",
            "eyJhbGciOiJSUzI1NiJ9.e30",
            "a.b.c.d.e",
            new string('a', 300_000),
            new string('a', 7000) + "." + new string('b', 7000) + "." + new string('c', 1000),
            "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.bm90IGpzb24.AAAA",
            "e30.e30.",
        };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Row_13_garbage_is_401(string token)
    {
        Assert.Equal(401, (await BearerAsync(token)).StatusCode);
        Assert.Equal(0, issuer.Fetches);
    }

    public static TheoryData<string> Bent() =>
        new()
        {
            "14 alg none",
            "15 HS256 with the public key",
            "16 RS512",
            "16 PS256",
            "16 ES256",
            "17 another key under the real kid",
            "18 payload changed",
            "18 signature cut",
            "19 no kid",
            "19 empty kid",
            "20 unknown kid",
            "22 jku",
            "22 jwk of a stranger",
            "23 expired",
            "24 not yet",
            "25 no exp",
            "26 slash",
            "26 case",
            "26 http",
            "26 look-alike",
            "27 another cloud",
            "29 Entra v1",
            "29 Entra v2",
            "30 own outbound token",
            "31 another bot",
            "32 aud missing",
            "32 aud empty",
            "32 aud several",
            "32 aud slash",
            "32 aud api",
            "35 skill",
            "36 expired certificate",
            "crit",
            "no iss",
        };

    [Theory]
    [MemberData(nameof(Bent))]
    public async Task A_bent_token_is_401(string row)
    {
        Assert.Equal(200, (await BearerAsync(Token())).StatusCode);

        var check = await BearerAsync(Make(row));

        Assert.Equal(401, check.StatusCode);
        Assert.Null(check.Caller);
        Assert.InRange(issuer.Fetches, 1, 2);
    }

    private string Make(string row) =>
        row switch
        {
            "18 payload changed" => Swap(Token(), 1, Changed()),
            "18 signature cut" => Token()[..^6],
            _ => Token(shape => Bend(row, shape)),
        };

    private static string Changed() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                $$"""{"iss":"{{TestIssuer.Issuer}}","aud":"{{Wire.AppId}}","exp":4102444800,"serviceurl":"https://evil.example/"}"""
            )
        );

    private static string Swap(string token, int part, string content)
    {
        var parts = token.Split('.');
        parts[part] = content;
        return string.Join('.', parts);
    }

    private void Bend(string row, TokenShape shape)
    {
        var (header, payload) = (shape.Header, shape.Payload);
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
            case "19 empty kid":
                header["kid"] = "";
                break;
            case "20 unknown kid":
                shape.With(issuer.Stranger);
                break;
            case "22 jku":
                shape.With(issuer.Stranger);
                header["jku"] = issuer.Address + "/elsewhere";
                header["x5u"] = issuer.Address + "/elsewhere";
                break;
            case "22 jwk of a stranger":
                shape.Key = issuer.Stranger;
                header["jwk"] = issuer.Stranger.Publish();
                break;
            case "36 expired certificate":
                shape.With(issuer.Expired);
                break;
            case "crit":
                header["crit"] = new JsonArray("b64");
                break;
            default:
                BendPayload(row, payload);
                break;
        }
    }

    private void BendPayload(string row, JsonObject payload)
    {
        var now = clock.GetUtcNow();
        payload["exp"] = row switch
        {
            "23 expired" => now.AddMinutes(-6).ToUnixTimeSeconds(),
            "25 no exp" => null,
            _ => payload["exp"]!.GetValue<long>(),
        };
        payload["nbf"] = row switch
        {
            "23 expired" => now.AddHours(-1).ToUnixTimeSeconds(),
            "24 not yet" => now.AddMinutes(6).ToUnixTimeSeconds(),
            _ => payload["nbf"]!.GetValue<long>(),
        };
        payload["iss"] = row switch
        {
            "26 slash" => "https://api.botframework.com/",
            "26 case" => "https://API.botframework.com",
            "26 http" => "http://api.botframework.com",
            "26 look-alike" => "https://api.botframework.com.evil.example",
            "27 another cloud" => "https://api.botframework.us",
            "29 Entra v1" or "30 own outbound token" => $"https://sts.windows.net/{Tenant}/",
            "29 Entra v2" => $"https://login.microsoftonline.com/{Tenant}/v2.0",
            "35 skill" => "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
            "no iss" => null,
            _ => TestIssuer.Issuer,
        };
        payload["aud"] = row switch
        {
            "30 own outbound token" => "https://api.botframework.com",
            "31 another bot" => "5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f",
            "32 aud empty" => "",
            "32 aud several" => new JsonArray(Wire.AppId, "other"),
            "32 aud slash" => Wire.AppId + "/",
            "32 aud api" => "api://" + Wire.AppId,
            _ => Wire.AppId,
        };
        payload["appid"] = Wire.AppId;
        foreach (var name in payload.Where(part => part.Value is null).Select(part => part.Key).ToArray())
        {
            payload.Remove(name);
        }

        if (row == "32 aud missing")
        {
            payload.Remove("aud");
        }
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task Lifetime_allows_five_minutes_of_clock_difference(int minutes, bool believed)
    {
        var now = clock.GetUtcNow();
        var ended = Token(shape => shape.Payload["exp"] = now.AddMinutes(minutes).ToUnixTimeSeconds());
        var coming = Token(shape => shape.Payload["nbf"] = now.AddMinutes(-minutes).ToUnixTimeSeconds());

        Assert.Equal(believed, (await BearerAsync(ended)).Caller is not null);
        Assert.Equal(believed, (await BearerAsync(coming)).Caller is not null);
    }

    [Fact]
    public async Task A_remembered_token_ends_when_it_ends()
    {
        var token = Token();
        Assert.NotNull((await BearerAsync(token)).Caller);

        clock.Advance(TimeSpan.FromMinutes(64));
        Assert.NotNull((await BearerAsync(token)).Caller);

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(CallerFault.Token, (await BearerAsync(token)).Fault);
    }

    [Fact]
    public async Task A_remembered_token_goes_with_its_key()
    {
        var token = Token();
        Assert.NotNull((await BearerAsync(token)).Caller);
        issuer.Published.Remove(issuer.Channel);

        // Another unknown key brings the new set, in which the first key is no more.
        Assert.Equal(401, (await BearerAsync(Token(shape => shape.With(issuer.Stranger)))).StatusCode);

        Assert.Equal(CallerFault.UnknownKey, (await BearerAsync(token)).Fault);
    }

    [Fact]
    public async Task A_new_key_is_fetched_at_once_and_the_token_that_needs_it_is_believed()
    {
        Assert.NotNull((await BearerAsync(Token())).Caller);
        issuer.Published.Add(issuer.Stranger);

        var checks = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => BearerAsync(Token(shape => shape.With(issuer.Stranger))))
        );

        Assert.All(checks, check => Assert.Equal(200, check.StatusCode));
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task Row_21_a_flood_of_unknown_keys_fetches_once_in_five_minutes()
    {
        Assert.NotNull((await BearerAsync(Token())).Caller);
        for (var junk = 0; junk < 50; junk++)
        {
            var kid = "junk" + junk;
            Assert.Equal(401, (await BearerAsync(Token(shape => shape.Header["kid"] = kid))).StatusCode);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(2, issuer.Fetches);
        clock.Advance(TimeSpan.FromMinutes(5));
        await BearerAsync(Token(shape => shape.Header["kid"] = "junk"));
        Assert.Equal(3, issuer.Fetches);
    }

    [Fact]
    public async Task Row_52_without_any_keys_the_answer_is_503_and_it_heals()
    {
        issuer.IsDown = true;
        var check = await BearerAsync(Token());
        Assert.Equal((503, CallerFault.KeysUnavailable), (check.StatusCode, check.Fault));
        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
        Assert.Equal(1, issuer.Fetches);

        issuer.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, (await BearerAsync(Token())).StatusCode);
    }

    [Fact]
    public async Task The_last_good_keys_serve_for_a_day_and_no_longer()
    {
        Assert.NotNull((await BearerAsync(Token())).Caller);
        issuer.IsDown = true;

        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(200, (await BearerAsync(Token())).StatusCode);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
    }

    [Fact]
    public async Task Keys_are_renewed_twice_a_day()
    {
        Assert.NotNull((await BearerAsync(Token())).Caller);
        clock.Advance(TimeSpan.FromHours(13));
        Assert.NotNull((await BearerAsync(Token())).Caller);

        await Eventually(() => issuer.Fetches == 2);
    }

    [Theory]
    [InlineData("https://evil.example/keys")]
    [InlineData("http://evil.example/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Keys_are_taken_from_the_metadata_hosts_family_only(string address)
    {
        issuer.KeysAddress = address;

        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
    }

    [Fact]
    public async Task A_redirect_to_the_keys_is_not_followed()
    {
        issuer.KeysAddress = issuer.Address + "/elsewhere";

        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
    }

    [Theory]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"channel\",\"n\":\"!!\",\"e\":\"AQAB\"}]}")]
    public async Task A_key_document_without_a_usable_key_counts_as_none(string document)
    {
        issuer.KeysDocument = document;

        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
    }

    [Fact]
    public async Task A_key_document_beyond_the_cap_is_not_read()
    {
        issuer.KeysDocument = "{\"keys\":[]," + new string(' ', 1024 * 1024) + "\"a\":1}";

        Assert.Equal(503, (await BearerAsync(Token())).StatusCode);
    }

    [Fact]
    public async Task One_broken_key_does_not_take_the_others_with_it()
    {
        var keys = new JsonArray(
            JsonNode.Parse("{\"kty\":\"RSA\",\"kid\":\"broken\",\"n\":\"!!\",\"e\":\"AQAB\"}"),
            JsonNode.Parse("{\"kty\":\"EC\",\"kid\":\"ec\"}"),
            issuer.Channel.Publish()
        );
        issuer.KeysDocument = new JsonObject { ["keys"] = keys }.ToJsonString();

        Assert.Equal(200, (await BearerAsync(Token())).StatusCode);
    }

    [Theory]
    [InlineData("", "MicrosoftAppId")]
    [InlineData("  ", "MicrosoftAppId")]
    [InlineData("my bot", "MicrosoftAppId")]
    public void Row_33_an_unusable_app_id_is_refused_at_the_start(string appId, string named)
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            new InboundTokenValidator(new() { AppId = appId }, metadata, clock, log)
        );

        Assert.Contains(named, fault.Message);
    }

    [Fact]
    public void Unusable_settings_are_named()
    {
        var options = new InboundAuthOptions
        {
            AppId = Wire.AppId,
            OpenIdMetadata = "http://login.example/meta",
            Issuers = [],
            ServiceHosts = ["https://smba.trafficmanager.net/"],
            Tenants = [""],
        };

        Assert.Equal(
            ["Bot:OpenIdMetadata", "Bot:Issuers", "Bot:ServiceHosts", "Bot:Tenants"],
            options.Problems().Select(problem => problem.Split(' ')[0])
        );
        Assert.Empty(new InboundAuthOptions { AppId = Wire.AppId }.Problems());
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var turn = 0; turn < 1000 && !holds(); turn++)
        {
            await Task.Delay(5);
        }

        Assert.True(holds());
    }
}
