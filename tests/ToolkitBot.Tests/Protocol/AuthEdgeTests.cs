using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>The edges of whom the bot believes: sizes, spans of time, settings, and by which rule something is refused.</summary>
public sealed class AuthEdgeTests
{
    private const string Metadata = "https://login.example.com/v1/openid";
    private const string Keys = "https://login.example.com/v1/keys";
    private readonly ManualClock clock = new();
    private readonly FakeLogger<InboundTokenValidator> log = new();
    private readonly HostedKeys hosts = new();
    private readonly TestKey key = new("channel", ["msteams"]);
    private readonly TestKey stranger = new("stranger", ["msteams"]);
    private readonly InboundTokenValidator validator;

    public AuthEdgeTests()
    {
        hosts.Serve(Metadata, Keys, key.Publish());
        var options = new InboundAuthOptions { AppId = Wire.AppId, OpenIdMetadata = Metadata };
        validator = new(options, new MetadataClient(Metadata, hosts), clock, log);
    }

    private string Logged => string.Join('\n', log.Collector.GetSnapshot().Select(entry => entry.Message));

    [Theory]
    [InlineData(16 * 1024, CallerFault.None)]
    [InlineData(16 * 1024 + 1, CallerFault.Header)]
    public async Task A_header_holds_a_token_of_16_kB(int length, CallerFault fault) =>
        Assert.Equal(fault, (await CheckAsync("Bearer " + Token().PadRight(length))).Fault);

    [Theory]
    [InlineData("a+b.c.d")]
    [InlineData("a/b.c.d")]
    [InlineData("a.b.c=")]
    [InlineData("a.b.c,")]
    [InlineData("é.b.c")]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_token_has_letters_of_a_token_only(string token) =>
        Assert.Equal(CallerFault.Header, (await CheckAsync("Bearer " + token)).Fault);

    [Theory]
    [InlineData("a-b_c.d.e", CallerFault.Malformed)]
    [InlineData("a.b", CallerFault.Malformed)]
    [InlineData("a.b.c.d", CallerFault.Malformed)]
    public async Task What_is_no_token_is_malformed(string token, CallerFault fault) =>
        Assert.Equal(fault, (await CheckAsync("Bearer " + token)).Fault);

    [Theory]
    [InlineData("alg", "none", CallerFault.Malformed)]
    [InlineData("alg", "HS256", CallerFault.Malformed)]
    [InlineData("alg", "PS256", CallerFault.Malformed)]
    [InlineData("kid", "", CallerFault.Malformed)]
    [InlineData("kid", "another", CallerFault.UnknownKey)]
    [InlineData("crit", "b64", CallerFault.Malformed)]
    [InlineData("iss", "https://api.botframework.com/", CallerFault.Issuer)]
    [InlineData("iss", "https://API.botframework.com", CallerFault.Issuer)]
    [InlineData("aud", "5d0a3c4e-9f0b-4a55-8f5d-6a1b2c3d4e5f", CallerFault.Token)]
    [InlineData("aud", Wire.AppId + "/", CallerFault.Token)]
    [InlineData("aud", "", CallerFault.Token)]
    public async Task A_bent_member_is_refused_by_its_own_rule(string member, string value, CallerFault fault)
    {
        var token = Token(shape => (member is "alg" or "kid" or "crit" ? shape.Header : shape.Payload)[member] = value);

        Assert.Equal(fault, (await CheckAsync("Bearer " + token)).Fault);
        Assert.Contains($"Refused a caller: {fault}", Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[1], Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_under_a_known_keys_name_is_refused_by_the_signature()
    {
        Assert.Equal(CallerFault.Token, (await CheckAsync("Bearer " + Token(shape => shape.Key = stranger))).Fault);
        Assert.Equal(CallerFault.None, (await CheckAsync("Bearer " + Token())).Fault);
        Assert.DoesNotContain("Refused a caller: None", Logged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData(null, null)]
    public async Task The_caller_is_who_the_token_names(string? claim, string? address)
    {
        var token = Token(shape =>
        {
            shape.Payload.Remove("serviceurl");
            if (claim is not null)
            {
                shape.Payload["serviceurl"] = claim;
            }
        });

        for (var time = 0; time < 2; time++)
        {
            var caller = (await CheckAsync("Bearer " + token)).Caller!;
            Assert.Equal((address, "msteams"), (caller.ServiceUrl, Assert.Single(caller.Endorsements)));
        }
    }

    [Fact]
    public async Task A_token_with_which_the_library_breaks_is_refused()
    {
        var options = new InboundAuthOptions { AppId = Wire.AppId, OpenIdMetadata = Metadata };
        var breaking = new InboundTokenValidator(options, new MetadataClient(Metadata, hosts), clock, log)
        {
            Handler = new BreakingHandler(),
        };

        var check = await breaking.CheckCallerAsync(["Bearer " + Token()], CancellationToken.None);

        Assert.Equal((CallerFault.Token, 401), (check.Fault, check.StatusCode));
    }

    /// <summary>When it ends and begins, in seconds from now.</summary>
    [Theory]
    [InlineData(-300, null, true)]
    [InlineData(-301, null, false)]
    [InlineData(60, 300, true)]
    [InlineData(600, 301, false)]
    [InlineData(null, null, false)]
    public void A_token_holds_five_minutes_beyond_its_span(int? end, int? start, bool holds)
    {
        var now = clock.GetUtcNow();
        DateTime? At(int? seconds) => seconds is { } some ? now.UtcDateTime.AddSeconds(some) : null;

        Assert.Equal(holds, TokenLifetime.Holds(At(start), At(end), now));
    }

    /// <summary>How old the keys are, whether they can be fetched then, what comes of it and how often was fetched.</summary>
    [Theory]
    [InlineData("11:59:59", true, 200, 1)]
    [InlineData("12:00:00", true, 200, 2)]
    [InlineData("12:00:00", false, 200, 2)]
    [InlineData("23:59:59", false, 200, 2)]
    [InlineData("24:00:00", false, 503, 2)]
    [InlineData("24:00:00", true, 200, 2)]
    public async Task Keys_are_renewed_after_twelve_hours_and_serve_for_a_day(
        string age,
        bool reachable,
        int status,
        int fetches
    )
    {
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        clock.Advance(age == "24:00:00" ? TimeSpan.FromDays(1) : TimeSpan.Parse(age, null));
        Serve(reachable);

        Assert.Equal(status, (await CheckAsync("Bearer " + Token())).StatusCode);
        await FetchedAsync(reachable ? 2 * fetches : fetches + 1);
    }

    [Fact]
    public async Task An_issuer_that_is_away_is_asked_every_two_seconds_at_most_and_every_five_minutes_to_renew()
    {
        Serve(reachable: false);
        Assert.Equal(CallerFault.KeysUnavailable, (await CheckAsync("Bearer " + Token())).Fault);
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(CallerFault.KeysUnavailable, (await CheckAsync("Bearer " + Token())).Fault);
        Assert.Equal(1, hosts.Fetches);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(CallerFault.KeysUnavailable, (await CheckAsync("Bearer " + Token())).Fault);
        Assert.Equal(2, hosts.Fetches);
        Assert.Contains("could not be fetched (HttpRequestException)", Logged, StringComparison.Ordinal);

        Serve(reachable: true);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        Assert.Contains("Fetched 1 signing keys", Logged, StringComparison.Ordinal);

        Serve(reachable: false);
        var before = hosts.Fetches;
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        await FetchedAsync(before + 1);
        clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        Assert.Equal(before + 1, hosts.Fetches);
        clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        await FetchedAsync(before + 2);
    }

    [Theory]
    [InlineData("00:04:59", 1)]
    [InlineData("00:05:00", 2)]
    public async Task An_unknown_key_is_asked_for_every_five_minutes_at_most(string later, int times)
    {
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        var unknown = Token(shape => shape.With(stranger));
        Assert.Equal(CallerFault.UnknownKey, (await CheckAsync("Bearer " + unknown)).Fault);
        clock.Advance(TimeSpan.Parse(later, null));
        Assert.Equal(CallerFault.UnknownKey, (await CheckAsync("Bearer " + unknown)).Fault);

        Assert.Equal(2 + (2 * times), hosts.Fetches);
    }

    [Fact]
    public async Task A_key_that_is_published_after_the_last_fetch_is_found_without_another()
    {
        Assert.Equal(200, (await CheckAsync("Bearer " + Token())).StatusCode);
        hosts.Serve(Metadata, Keys, key.Publish(), stranger.Publish());
        var gate = new TaskCompletionSource();
        hosts.Gate = gate.Task;
        var token = Token(shape => shape.With(stranger));
        var callers = Enumerable.Range(0, 20).Select(_ => CheckAsync("Bearer " + token)).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(callers), check => Assert.Equal(200, check.StatusCode));
        Assert.Equal(4, hosts.Fetches);
    }

    public static TheoryData<string, string> Settings =>
        new()
        {
            { "AppId", "MicrosoftAppId" },
            { "OpenIdMetadata", "Bot:OpenIdMetadata" },
            { "Issuers", "Bot:Issuers" },
            { "Issuers blank", "Bot:Issuers" },
            { "ServiceHosts", "Bot:ServiceHosts" },
            { "ServiceHosts address", "Bot:ServiceHosts" },
            { "ServiceHosts blank", "Bot:ServiceHosts" },
            { "ServiceHosts dot", "Bot:ServiceHosts" },
            { "ServiceHosts letters", "Bot:ServiceHosts" },
            { "Tenants blank", "Bot:Tenants" },
            { "Tenants domain", "Bot:Tenants" },
            { "Channels", "Bot:Channels" },
            { "Channels blank", "Bot:Channels" },
        };

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_that_cannot_be_used_is_named_alone(string which, string named)
    {
        var good = new InboundAuthOptions { AppId = Wire.AppId };
        const string host = "smba.trafficmanager.net";
        var bad = which switch
        {
            "AppId" => good with { AppId = Wire.AppId.Replace("-", "", StringComparison.Ordinal) },
            "OpenIdMetadata" => good with { OpenIdMetadata = "http://login.example.com" },
            "Issuers" => good with { Issuers = [] },
            "Issuers blank" => good with { Issuers = ["https://api.botframework.com", " "] },
            "ServiceHosts" => good with { ServiceHosts = [] },
            "ServiceHosts address" => good with { ServiceHosts = [host, $"https://{host}"] },
            "ServiceHosts blank" => good with { ServiceHosts = [host, ""] },
            "ServiceHosts dot" => good with { ServiceHosts = [host, host + "."] },
            "ServiceHosts letters" => good with { ServiceHosts = ["smbä.trafficmanager.net"] },
            "Tenants blank" => good with { Tenants = [Wire.TenantId, ""] },
            "Tenants domain" => good with { Tenants = ["contoso.onmicrosoft.com"] },
            "Channels" => good with { Channels = [] },
            _ => good with { Channels = ["msteams", " "] },
        };

        Assert.StartsWith(named, Assert.Single(bad.Problems()), StringComparison.Ordinal);
        Assert.Empty(good.Problems());
        Assert.Empty((good with { OpenIdMetadata = "http://127.0.0.1:1/m", ServiceHosts = ["10.0.0.1"] }).Problems());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/", 2048, true)]
    [InlineData("https://smba.trafficmanager.net/", 2049, false)]
    [InlineData("https://smba.trafficmanager.net/", 0, true)]
    [InlineData(null, 0, false)]
    [InlineData("", 0, false)]
    [InlineData("https://smba.trafficmanager.net/~", 0, true)]
    [InlineData("https://smba.trafficmanager.net/\u007f", 0, false)]
    [InlineData("https://localhost/", 0, false)]
    [InlineData("http://127.0.0.1/", 0, false)]
    public void An_address_is_allowed_up_to_its_length_and_by_its_host(string? address, int length, bool allowed)
    {
        var policy = new ServiceUrlPolicy(["SMBA.trafficmanager.net"]);

        // Many others are asked first: what is remembered of them is none of this one's business.
        for (var other = 0; other < 100; other++)
        {
            Assert.True(policy.Allows($"https://smba.trafficmanager.net/{other}/"));
            Assert.False(policy.Allows($"https://evil.example/{other}/"));
        }

        Assert.Equal(allowed, policy.Allows(address?.PadRight(length, 'x')));
        Assert.Equal(allowed, policy.Allows(address?.PadRight(length, 'x')));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/", true)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/", false)]
    public void Without_a_setting_the_public_cloud_and_GCC_are_trusted(string address, bool trusted) =>
        Assert.Equal(trusted, validator.ServiceUrls.Allows(address));

    [Theory]
    [InlineData("smba.trafficmanager.net.")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("")]
    [InlineData("[::1]")]
    public void A_list_of_hosts_holds_plain_names(string host) =>
        Assert.Throws<ArgumentException>(() => new ServiceUrlPolicy([host]));

    /// <summary>A tenant's id for each name, in the name's own capitals.</summary>
    private static string? Tenant(string? name) =>
        string.IsNullOrEmpty(name)
            ? name
            : $"{string.Concat(name.Select(letter => char.IsUpper(letter) ? "ABCDE"["ONETW".IndexOf(letter)] : "abcde"["onetw".IndexOf(letter)]))}00000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData(null, null, null, "", BindingFault.None)]
    [InlineData("one", null, null, "one", BindingFault.None)]
    [InlineData(null, "one", null, "one", BindingFault.None)]
    [InlineData("ONE", "one", "One", "oNe", BindingFault.None)]
    [InlineData("one", "", "", "one", BindingFault.None)]
    [InlineData(null, null, "one", "one", BindingFault.Tenant)]
    [InlineData("one", null, null, "two", BindingFault.Tenant)]
    [InlineData(null, "one", null, "two", BindingFault.Tenant)]
    [InlineData("one", "two", null, "one two", BindingFault.Tenant)]
    [InlineData("one", "one", "two", "one two", BindingFault.Tenant)]
    [InlineData("one", "two", null, "", BindingFault.Tenant)]
    public void A_tenant_is_named_alike_everywhere_and_listed(
        string? conversation,
        string? channelData,
        string? header,
        string listed,
        BindingFault fault
    )
    {
        var options = new InboundAuthOptions
        {
            AppId = Wire.AppId,
            Tenants = [.. listed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Tenant(name)!)],
        };
        var bound = new InboundTokenValidator(options, new MetadataClient(Metadata, hosts), clock, log);
        var caller = new AuthenticatedCaller(Wire.ServiceUrl, new HashSet<string> { "msteams" });
        var activity = Wire.Activity(body =>
        {
            body["conversation"]!["tenantId"] = Tenant(conversation);
            body["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant(channelData) } };
        });

        Assert.Equal(fault, bound.Bind(caller, activity, Tenant(header)).Fault);
        Assert.Equal(
            fault != BindingFault.None,
            Logged.Contains("Refused an activity its token does not cover: Tenant", StringComparison.Ordinal)
        );
    }

    private void Serve(bool reachable) =>
        hosts.Serve(
            Metadata,
            HostedKeys.Metadata(Keys),
            reachable ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable
        );

    private async Task FetchedAsync(int fetches)
    {
        // Only when a fetch has ended, another one can begin: one that succeeds asks for two documents, one that fails for one.
        int Ended() =>
            log
                .Collector.GetSnapshot()
                .Sum(entry =>
                    entry.Id.Id is var id && id == 1101 ? 2
                    : id == 1102 ? 1
                    : 0
                );
        for (var look = 0; look < 5000 && (hosts.Fetches < fetches || Ended() < hosts.Fetches); look++)
        {
            await Task.Delay(5);
        }

        Assert.Equal(fetches, hosts.Fetches);
    }

    private Task<CallerCheck> CheckAsync(string header) =>
        validator.CheckCallerAsync([header], CancellationToken.None).AsTask();

    private string Token(Action<TokenShape>? bend = null)
    {
        var shape = new TokenShape(key, Wire.AppId, Wire.ServiceUrl, clock.GetUtcNow());
        bend?.Invoke(shape);
        return shape.Sign();
    }

    private sealed class BreakingHandler : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(
            SecurityToken token,
            TokenValidationParameters validationParameters
        ) => throw new InvalidOperationException("The library broke.");
    }
}
