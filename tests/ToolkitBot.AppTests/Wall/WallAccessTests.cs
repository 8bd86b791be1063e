using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wall;

using Wire = ToolkitBot.Testing.Wire;

public sealed class WallAccessTests : IAsyncLifetime
{
    private const string Friend = "11111111-2222-4333-8444-555555555555";
    private const string Stranger = "99999999-2222-4333-8444-555555555555";
    private const string EveryTenant = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private readonly TestKey everyTenants = new("entra", null) { Issuer = EveryTenant };
    private readonly TestKey ownTenants = new("own", null) { Issuer = IssuerOf(Wire.TenantId) };
    private readonly TestKey friends = new("friend", null) { Issuer = IssuerOf(Friend) };
    private readonly TestKey small = new("small", null, RSA.Create(1024)) { Issuer = EveryTenant };
    private readonly TestKey nobodys = new("nobody", null);
    private TestIssuer issuer = null!;
    private TestDatabase database = null!;
    private BotInstance bot = null!;
    private readonly FakeLogCollector log = new();

    public async Task InitializeAsync()
    {
        issuer = await TestIssuer.StartAsync();
        issuer.NamedIssuer = EveryTenant;
        issuer.Published.AddRange([everyTenants, ownTenants, friends, small, nobodys]);
        database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["MicrosoftAppId"] = Wire.AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = Wire.TenantId,
            ["MicrosoftAppPassword"] = "a sample secret",
            ["Bot:OpenIdMetadata"] = issuer.Metadata,
            ["Bot:Tenants"] = Friend,
            ["Wall:OpenIdMetadata"] = issuer.Metadata,
        };
        bot = await BotInstance.StartAsync(settings, _ => { }, log);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await database.DisposeAsync();
        await issuer.DisposeAsync();
    }

    /// <summary>What is bent about the token, and the answer.</summary>
    public static TheoryData<string, HttpStatusCode> Tokens =>
        new()
        {
            { "genuine", HttpStatusCode.OK },
            { "of version 1", HttpStatusCode.OK },
            { "for api://appid", HttpStatusCode.OK },
            { "for api://domain/botid-appid", HttpStatusCode.OK },
            { "of an allowed tenant", HttpStatusCode.OK },
            { "of another tenant", HttpStatusCode.Forbidden },
            { "for another app", HttpStatusCode.Unauthorized },
            { "for another app that names this one", HttpStatusCode.Unauthorized },
            { "for two", HttpStatusCode.Unauthorized },
            { "with another tenant's issuer", HttpStatusCode.Unauthorized },
            { "with a strange issuer", HttpStatusCode.Unauthorized },
            { "of the channel", HttpStatusCode.Unauthorized },
            { "without a tenant", HttpStatusCode.Unauthorized },
            { "expired", HttpStatusCode.Unauthorized },
            { "not valid yet", HttpStatusCode.Unauthorized },
            { "without an end", HttpStatusCode.Unauthorized },
            { "by a stranger's key", HttpStatusCode.Unauthorized },
            { "by a stranger under a known key's name", HttpStatusCode.Unauthorized },
            { "unsigned", HttpStatusCode.Unauthorized },
            { "signed with the public key", HttpStatusCode.Unauthorized },
            { "of a program", HttpStatusCode.Unauthorized },
            { "of a program by its roles", HttpStatusCode.Unauthorized },
            { "for another scope", HttpStatusCode.Unauthorized },
            { "for several scopes", HttpStatusCode.OK },
            { "without a scope", HttpStatusCode.Unauthorized },
            { "by a key of every tenant", HttpStatusCode.OK },
            { "by a key of every tenant, of version 1", HttpStatusCode.OK },
            { "by the tenant's own key", HttpStatusCode.OK },
            { "by another tenant's own key", HttpStatusCode.Unauthorized },
            { "by a key of 1024 bits", HttpStatusCode.Unauthorized },
            { "by a key that names no issuer", HttpStatusCode.Unauthorized },
            { "by another tenant's own key, of version 1", HttpStatusCode.Unauthorized },
        };

    [Theory, MemberData(nameof(Tokens))]
    public async Task Only_people_of_allowed_tenants_see_the_wall(string which, HttpStatusCode expected)
    {
        foreach (var path in new[] { "/api/wall", "/api/wall/events" })
        {
            Assert.Equal(expected, await StatusAsync(path, new AuthenticationHeaderValue("Bearer", Token(which))));
        }
    }

    [Fact]
    public async Task Without_a_token_nobody_sees_the_wall()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/wall", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/wall/events", null));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusAsync("/api/wall", new AuthenticationHeaderValue("Basic", "c2FtcGxl"))
        );
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusAsync("/api/wall?access_token=" + Token("genuine"), null)
        );
    }

    [Fact]
    public async Task Everybody_sees_their_own_tenants_wall()
    {
        var own = new SampleWall(bot.Services, Wire.TenantId);
        await own.BeginAsync();
        await own.PledgeAsync("Our own sample");
        var friends = new SampleWall(bot.Services, Friend);
        await friends.BeginAsync();

        Assert.Equal("Our own sample", (string?)(await WallAsync("genuine"))["newest"]![0]!["text"]);
        Assert.Equal(0, (int)(await WallAsync("of an allowed tenant"))["total"]!);
    }

    [Fact]
    public async Task The_page_itself_holds_no_data_and_is_public()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/wall", null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/privacy", null));
    }

    [Fact]
    public async Task No_token_reaches_the_log()
    {
        var token = Token("genuine");
        await StatusAsync("/api/wall", new AuthenticationHeaderValue("Bearer", token));
        var refused = Token("expired");
        await StatusAsync("/api/wall", new AuthenticationHeaderValue("Bearer", refused));
        Assert.DoesNotContain(token.Split('.')[1], log.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Split('.')[1], log.Text(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> WallAsync(string which)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(which));
        return JsonNode.Parse(await http.GetStringAsync("/api/wall"))!;
    }

    private async Task<HttpStatusCode> StatusAsync(string path, AuthenticationHeaderValue? authorization)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = authorization;
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private string Token(string which) =>
        issuer.Token(
            TimeProvider.System.GetUtcNow(),
            shape =>
            {
                Person(shape.Payload);
                shape.With(everyTenants);
                Bend(which, shape);
            }
        );

    /// <summary>What Entra says of a person in a tab.</summary>
    private static void Person(JsonObject claims)
    {
        claims.Remove("serviceurl");
        claims["iss"] = IssuerOf(Wire.TenantId);
        claims["tid"] = Wire.TenantId;
        claims["oid"] = "0d6bb0a4-7d0e-4a5f-9b2f-3c0d5b1f6a10";
        claims["scp"] = "access_as_user";
        claims["ver"] = "2.0";
    }

    private void Bend(string which, TokenShape token)
    {
        var claims = token.Payload;
        var now = TimeProvider.System.GetUtcNow();
        switch (which)
        {
            case "of version 1":
                claims["iss"] = $"https://sts.windows.net/{Wire.TenantId}/";
                break;
            case "for api://appid":
                claims["aud"] = $"api://{Wire.AppId}";
                break;
            case "for api://domain/botid-appid":
                claims["aud"] = $"api://wall.example/botid-{Wire.AppId}";
                break;
            case "of an allowed tenant":
                Tenant(claims, Friend);
                break;
            case "of another tenant":
                Tenant(claims, Stranger);
                break;
            case "for another app":
                claims["aud"] = Stranger;
                break;
            case "for another app that names this one":
                claims["aud"] = $"api://wall.example/other/botid-{Wire.AppId}";
                break;
            case "for two":
                claims["aud"] = new JsonArray(Wire.AppId, Stranger);
                break;
            case "with another tenant's issuer":
                claims["iss"] = IssuerOf(Stranger);
                break;
            case "with a strange issuer":
                claims["iss"] = $"https://login.example/{Wire.TenantId}/v2.0";
                break;
            case "of the channel":
                claims["iss"] = TestIssuer.Issuer;
                break;
            case "without a tenant":
                claims.Remove("tid");
                break;
            case "expired":
                claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds();
                break;
            case "not valid yet":
                claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds();
                break;
            case "without an end":
                claims.Remove("exp");
                break;
            case "by a stranger's key":
                token.With(issuer.Stranger);
                break;
            case "by a stranger under a known key's name":
                token.Key = issuer.Stranger;
                break;
            case "unsigned":
                token.Header["alg"] = "none";
                break;
            case "signed with the public key":
                token.Header["alg"] = "HS256";
                break;
            case "of a program":
                claims["idtyp"] = "app";
                break;
            case "of a program by its roles":
                claims.Remove("scp");
                claims["roles"] = new JsonArray("Wall.Read");
                break;
            case "for another scope":
                claims["scp"] = "User.Read";
                break;
            case "for several scopes":
                claims["scp"] = "User.Read access_as_user";
                break;
            case "without a scope":
                claims.Remove("scp");
                break;
            case "by a key of every tenant":
                token.With(everyTenants);
                break;
            case "by a key of every tenant, of version 1":
                token.With(everyTenants);
                claims["iss"] = $"https://sts.windows.net/{Wire.TenantId}/";
                break;
            case "by the tenant's own key":
                token.With(ownTenants);
                break;
            case "by a key of 1024 bits":
                token.With(small);
                break;
            case "by a key that names no issuer":
                token.With(nobodys);
                break;
            case "by another tenant's own key":
                token.With(friends);
                break;
            case "by another tenant's own key, of version 1":
                token.With(friends);
                claims["iss"] = $"https://sts.windows.net/{Wire.TenantId}/";
                break;
            default:
                Assert.Equal("genuine", which);
                break;
        }
    }

    private static void Tenant(JsonObject claims, string tenant)
    {
        claims["tid"] = tenant;
        claims["iss"] = IssuerOf(tenant);
    }

    private static string IssuerOf(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";
}
