using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>
/// Each rule about signing keys, where only that rule can refuse: the host is reachable and serves a key that the token was
/// really signed with.
/// </summary>
public sealed class SigningKeyRuleTests
{
    private const string Metadata = "https://login.example.com/v1/openid";
    private const string OwnKeys = "https://login.example.com/v1/keys";
    private readonly ManualClock clock = new();
    private readonly FakeLogger<InboundTokenValidator> log = new();
    private readonly HostedKeys hosts = new();
    private readonly TestKey key = new("channel", ["msteams"]);

    private DateTimeOffset Now => clock.GetUtcNow();

    [Theory]
    [InlineData(Metadata, OwnKeys, true)]
    [InlineData(Metadata, "https://keys.example.com/k", true)]
    [InlineData(Metadata, "https://a.b.example.com/k", true)]
    [InlineData(Metadata, "https://example.com/k", false)]
    [InlineData(Metadata, "https://evilexample.com/k", false)]
    [InlineData(Metadata, "https://keys.example.com.evil.test/k", false)]
    [InlineData(Metadata, "https://evil.test/k", false)]
    [InlineData(Metadata, "http://login.example.com/v1/keys", false)]
    [InlineData(Metadata, "http://keys.example.com/k", false)]
    [InlineData(Metadata, "http://127.0.0.1:9000/k", false)]
    [InlineData(Metadata, "https://localhost/k", false)]
    [InlineData("https://example.com/m", "https://example.com/k", true)]
    [InlineData("https://example.com/m", "https://other.com/k", false)]
    [InlineData("https://10.0.0.1/m", "https://10.0.0.1/k", true)]
    [InlineData("https://10.0.0.1/m", "https://192.0.0.1/k", false)]
    [InlineData("http://127.0.0.1:9000/m", "http://127.0.0.1:9001/k", true)]
    [InlineData("http://127.0.0.1:9000/m", "http://localhost:9001/k", true)]
    [InlineData("http://127.0.0.1:9000/m", "https://evil.test/k", false)]
    public async Task Keys_come_from_the_metadatas_family_of_hosts(string metadata, string keys, bool believed)
    {
        hosts.Serve(metadata, keys, key.Publish());

        Assert.Equal(believed, await IsBelievedAsync(metadata));
    }

    [Theory]
    [InlineData("http://login.example.com/m")]
    [InlineData("ftp://login.example.com/m")]
    [InlineData("https://user@login.example.com/m")]
    [InlineData("login.example.com")]
    [InlineData("")]
    public void Metadata_is_read_over_https_only(string metadata) =>
        Assert.Throws<ArgumentException>(() => new MetadataClient(metadata, hosts));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(100_000, false)]
    public async Task A_document_beyond_the_cap_is_not_read(int beyond, bool believed)
    {
        const int cap = 1024 * 1024;
        hosts.Serve(Metadata, OwnKeys, key.Publish());
        hosts.Serve(OwnKeys, HostedKeys.Keys(key.Publish()).PadRight(cap + beyond));
        Assert.Equal(believed, await IsBelievedAsync());

        hosts.Serve(OwnKeys, HostedKeys.Keys(key.Publish()));
        hosts.Serve(Metadata, HostedKeys.Metadata(OwnKeys).PadRight(cap + beyond));
        Assert.Equal(believed, await IsBelievedAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, true)]
    [InlineData(HttpStatusCode.NonAuthoritativeInformation, true)]
    [InlineData(HttpStatusCode.MultipleChoices, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    public async Task Only_a_successful_answer_is_read_as_keys(HttpStatusCode status, bool believed)
    {
        hosts.Serve(Metadata, HostedKeys.Metadata(OwnKeys));
        hosts.Serve(OwnKeys, HostedKeys.Keys(key.Publish()), status);
        Assert.Equal(believed, await IsBelievedAsync());

        hosts.Serve(Metadata, HostedKeys.Metadata(OwnKeys), status);
        hosts.Serve(OwnKeys, HostedKeys.Keys(key.Publish()));
        Assert.Equal(believed, await IsBelievedAsync());
    }

    [Theory]
    [InlineData("use", null, true)]
    [InlineData("use", "", true)]
    [InlineData("use", "sig", true)]
    [InlineData("use", "enc", false)]
    [InlineData("alg", null, true)]
    [InlineData("alg", "", true)]
    [InlineData("alg", "RS256", true)]
    [InlineData("alg", "RS512", false)]
    [InlineData("alg", "RSA-OAEP", false)]
    [InlineData("kty", "EC", false)]
    [InlineData("kty", "oct", false)]
    [InlineData("e", "AQAB", true)]
    [InlineData("e", "AQAC", false)]
    public async Task A_key_is_used_for_what_it_is_published_for(string member, string? value, bool believed)
    {
        var published = key.Publish();
        published[member] = value;
        hosts.Serve(Metadata, OwnKeys, published);

        Assert.Equal(believed, await IsBelievedAsync());
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(2040, false)]
    [InlineData(2048, true)]
    public async Task A_key_has_2048_bits_at_least(int bits, bool believed)
    {
        using var rsa = RSA.Create(bits);
        var sized = new TestKey($"bits-{bits}", ["msteams"], rsa);
        hosts.Serve(Metadata, OwnKeys, sized.Publish());

        Assert.Equal(believed, await IsBelievedAsync(signer: sized));
    }

    /// <summary>When the certificate begins and ends, in minutes from now.</summary>
    [Theory]
    [InlineData(-60, 60, true)]
    [InlineData(5, 60, true)]
    [InlineData(6, 60, false)]
    [InlineData(-60, -5, true)]
    [InlineData(-60, -6, false)]
    public async Task A_key_counts_while_its_certificate_does(int from, int to, bool believed)
    {
        hosts.Serve(Metadata, OwnKeys, WithCertificate(from, to));

        Assert.Equal(believed, await IsBelievedAsync());
        Assert.Equal(
            !believed,
            log.Collector.Text().Contains(nameof(CallerFault.KeyExpired), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("n e")]
    [InlineData("n")]
    [InlineData("e")]
    public async Task A_certificate_alone_is_a_key(string missing)
    {
        var published = WithCertificate(-60, 60);
        foreach (var member in missing.Split(' '))
        {
            published.Remove(member);
        }

        hosts.Serve(Metadata, OwnKeys, published);

        Assert.True(await IsBelievedAsync());
    }

    [Fact]
    public async Task A_certificate_ends_a_remembered_token_too()
    {
        hosts.Serve(Metadata, OwnKeys, WithCertificate(-60, 20));
        var validator = Validator();
        var token = Token(key);
        Assert.NotNull((await CheckAsync(validator, token)).Caller);

        clock.Advance(TimeSpan.FromMinutes(24));
        Assert.NotNull((await CheckAsync(validator, token)).Caller);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(CallerFault.KeyExpired, (await CheckAsync(validator, token)).Fault);
    }

    [Theory]
    [InlineData("""["msteams",7,null,"webchat"]""", "msteams webchat")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("\"msteams\"", "")]
    [InlineData("""{"msteams":true}""", "")]
    public async Task Endorsements_are_a_list_of_names(string endorsements, string channels)
    {
        var published = key.Publish();
        published["endorsements"] = JsonNode.Parse(endorsements);
        hosts.Serve(Metadata, OwnKeys, published);

        var check = await CheckAsync(Validator(), Token(key));
        Assert.Equal(channels, string.Join(' ', check.Caller!.Endorsements.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Of_two_keys_under_one_id_the_first_counts()
    {
        var other = new TestKey("other", ["msteams"]).Publish();
        other["kid"] = key.Id;
        hosts.Serve(Metadata, OwnKeys, key.Publish(), other);
        Assert.True(await IsBelievedAsync());

        hosts.Serve(Metadata, OwnKeys, other.DeepClone(), key.Publish());
        Assert.False(await IsBelievedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_callers_at_once_are_one_fetch(bool reachable)
    {
        hosts.Serve(Metadata, HostedKeys.Metadata(OwnKeys), reachable ? HttpStatusCode.OK : HttpStatusCode.BadGateway);
        hosts.Serve(OwnKeys, HostedKeys.Keys(key.Publish()));
        var gate = new TaskCompletionSource();
        hosts.Gate = gate.Task;
        var validator = Validator();
        var token = Token(key);
        var callers = Enumerable.Range(0, 50).Select(_ => CheckAsync(validator, token)).ToArray();
        gate.SetResult();

        var checks = await Task.WhenAll(callers);

        Assert.All(checks, check => Assert.Equal(reachable ? 200 : 503, check.StatusCode));
        Assert.Equal(reachable ? 2 : 1, hosts.Fetches);
        Assert.Equal(reachable, await validator.HasKeysAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_fetch_from_the_others()
    {
        hosts.Serve(Metadata, OwnKeys, key.Publish());
        var gate = new TaskCompletionSource();
        hosts.Gate = gate.Task;
        var validator = Validator();
        using var gone = new CancellationTokenSource();
        string[] header = ["Bearer " + Token(key)];
        var first = validator.CheckCallerAsync(header, gone.Token).AsTask();
        var second = CheckAsync(validator, Token(key));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.NotNull((await second).Caller);
        Assert.Equal(2, hosts.Fetches);
    }

    public static TheoryData<string> Claims => ["iss", "aud", "exp", "nbf", "serviceurl", "kid", "alg", "typ", "crit"];

    /// <summary>The token library returns some faults and throws others: whatever it does, nothing is thrown.</summary>
    [Theory]
    [MemberData(nameof(Claims))]
    public async Task A_claim_of_any_kind_is_never_thrown(string claim)
    {
        hosts.Serve(Metadata, OwnKeys, key.Publish());
        var validator = Validator();
        string[] odd =
        [
            "null",
            "7",
            "-1",
            "1e300",
            "253402300799",
            "9223372036854775807",
            "true",
            "[]",
            "{}",
            "[7,null]",
            "\"\"",
            "\"x\"",
        ];
        foreach (var value in odd)
        {
            var token = Token(
                key,
                shape =>
                {
                    var part = claim is "kid" or "alg" or "typ" or "crit" ? shape.Header : shape.Payload;
                    part[claim] = JsonNode.Parse(value);
                }
            );
            var check = await CheckAsync(validator, token);
            var needed = claim is "iss" or "aud" or "kid" or "alg" or "crit";
            Assert.True(check.StatusCode == 401 || (check.StatusCode == 200 && !needed), $"{value}: {check}");
        }
    }

    [Fact]
    public async Task A_full_memory_of_tokens_makes_room_and_refuses_nobody()
    {
        hosts.Serve(Metadata, OwnKeys, key.Publish());
        var validator = Validator();
        var first = Token(key);
        for (var number = 0; number < 1_100; number++)
        {
            var id = number;
            Assert.NotNull((await CheckAsync(validator, Token(key, shape => shape.Payload["jti"] = $"{id}"))).Caller);
        }

        Assert.NotNull((await CheckAsync(validator, first)).Caller);
        Assert.Equal(2, hosts.Fetches);
    }

    private async Task<bool> IsBelievedAsync(string metadata = Metadata, TestKey? signer = null)
    {
        var check = await CheckAsync(Validator(metadata), Token(signer ?? key));
        Assert.Contains(check.StatusCode, new[] { 200, 401, 503 });
        return check.Caller is not null;
    }

    private InboundTokenValidator Validator(string metadata = Metadata) =>
        new(
            new InboundAuthOptions { AppId = Wire.AppId, OpenIdMetadata = metadata },
            new MetadataClient(metadata, hosts),
            clock,
            log
        );

    private static Task<CallerCheck> CheckAsync(InboundTokenValidator validator, string token) =>
        validator.CheckCallerAsync(["Bearer " + token], CancellationToken.None).AsTask();

    private string Token(TestKey signer, Action<TokenShape>? bend = null)
    {
        var shape = new TokenShape(signer, Wire.AppId, Wire.ServiceUrl, Now);
        bend?.Invoke(shape);
        return shape.Sign();
    }

    private JsonObject WithCertificate(int from, int to)
    {
        var request = new CertificateRequest(
            "CN=channel",
            key.Rsa,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        using var made = request.CreateSelfSigned(Now.AddMinutes(from), Now.AddMinutes(to));
        var published = key.Publish();
        published["x5c"] = new JsonArray(Convert.ToBase64String(made.Export(X509ContentType.Cert)));
        return published;
    }
}
