using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.Testing;

/// <summary>
/// A token issuer with a metadata server on loopback: it signs what the channel would sign, and whatever a stranger
/// might try instead.
/// </summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    internal const string Issuer = "https://api.botframework.com";
    private readonly WebApplication app;
    private int fetches;

    private TestIssuer(WebApplication app)
    {
        this.app = app;
        Published = [Channel, WebChat, NotEndorsed, Expired];
        KeysPath = "/v1/keys";
    }

    /// <summary>The channel's own key, endorsed for Teams.</summary>
    internal TestKey Channel { get; } = new("channel", ["msteams", "webchat"]);

    /// <summary>A genuine key, endorsed for another channel only.</summary>
    internal TestKey WebChat { get; } = new("webchat", ["webchat"]);

    /// <summary>A genuine key without endorsements.</summary>
    internal TestKey NotEndorsed { get; } = new("plain", null);

    /// <summary>A key whose certificate ended in 2020.</summary>
    internal TestKey Expired { get; } = new("expired", ["msteams"], expired: true);

    /// <summary>A key that is not published.</summary>
    internal TestKey Stranger { get; } = new("stranger", ["msteams"]);

    /// <summary>What the key document lists; change it to roll keys over.</summary>
    internal List<TestKey> Published { get; }

    /// <summary>Whether the metadata host answers 503.</summary>
    internal bool IsDown { get; set; }

    /// <summary>The issuer that the metadata names.</summary>
    internal string NamedIssuer { get; set; } = Issuer;

    /// <summary>What the metadata names as address of the keys, if not the real one.</summary>
    internal string? KeysAddress { get; set; }

    /// <summary>Replaces the key document.</summary>
    internal string? KeysDocument { get; set; }
    internal string KeysPath { get; }

    /// <summary>How often the metadata has been asked for.</summary>
    internal int Fetches => Volatile.Read(ref fetches);
    internal string Address => app.Urls.First();
    internal string Metadata => Address + "/v1/.well-known/openidconfiguration";

    internal static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TestIssuer(builder.Build());
        issuer.Map();
        await issuer.app.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A genuine token of the channel, unless a test bends it.</summary>
    internal string Token(
        DateTimeOffset now,
        Action<TokenShape>? bend = null,
        string appId = Wire.AppId,
        string serviceUrl = Wire.ServiceUrl
    )
    {
        var shape = new TokenShape(Channel, appId, serviceUrl, now);
        bend?.Invoke(shape);
        return shape.Sign();
    }

    private void Map()
    {
        app.MapGet(
            "/v1/.well-known/openidconfiguration",
            () =>
            {
                Interlocked.Increment(ref fetches);
                return IsDown
                    ? Results.StatusCode(503)
                    : Json(
                        new JsonObject
                        {
                            ["issuer"] = NamedIssuer,
                            ["jwks_uri"] = KeysAddress ?? Address + KeysPath,
                            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
                        }
                    );
            }
        );
        app.MapGet(
            KeysPath,
            () =>
                KeysDocument is { } document
                    ? Results.Text(document, "application/json")
                    : Json(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => key.Publish())]) })
        );
        app.MapGet("/elsewhere", () => Results.Redirect(Address + KeysPath));
    }

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}

/// <summary>A key pair under an id, as a key document shows it.</summary>
internal sealed class TestKey
{
    private static readonly ConcurrentDictionary<string, RSA> Pairs = new();
    private readonly string[]? endorsements;
    private readonly string? certificate;
    private readonly RSA? own;

    internal TestKey(string id, string[]? endorsements, bool expired = false)
    {
        Id = id;
        this.endorsements = endorsements;
        if (expired)
        {
            var request = new CertificateRequest(
                "CN=expired",
                Rsa,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
            var start = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var made = request.CreateSelfSigned(start, start.AddYears(1));
            certificate = Convert.ToBase64String(made.Export(X509ContentType.Cert));
        }
    }

    /// <summary>A key pair of its own, of any size.</summary>
    internal TestKey(string id, string[]? endorsements, RSA pair)
        : this(id, endorsements) => own = pair;

    internal string Id { get; }

    /// <summary>The issuer that the key signs for, as Entra names it; null names none.</summary>
    internal string? Issuer { get; init; }

    // Making a key costs more than a whole test: one pair an id serves them all.
    internal RSA Rsa => own ?? Pairs.GetOrAdd(Id, _ => RSA.Create(2048));

    internal JsonObject Publish()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (Issuer is not null)
        {
            key["issuer"] = Issuer;
        }

        if (endorsements is not null)
        {
            key["endorsements"] = new JsonArray([.. endorsements.Select(item => (JsonNode)item)]);
        }

        if (certificate is not null)
        {
            key["x5c"] = new JsonArray(certificate);
        }

        return key;
    }
}

/// <summary>A token before it is signed: every part can be bent.</summary>
internal sealed class TokenShape
{
    internal TokenShape(TestKey key, string appId, string serviceUrl, DateTimeOffset now)
    {
        Key = key;
        Header = new JsonObject
        {
            ["typ"] = "JWT",
            ["alg"] = "RS256",
            ["kid"] = key.Id,
            ["x5t"] = key.Id,
        };
        Payload = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["iss"] = TestIssuer.Issuer,
            ["aud"] = appId,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    internal JsonObject Header { get; }
    internal JsonObject Payload { get; }
    internal TestKey Key { get; set; }

    /// <summary>Signs with this genuine key, and names it.</summary>
    internal void With(TestKey key)
    {
        Key = key;
        Header["kid"] = key.Id;
        Header["x5t"] = key.Id;
    }

    internal string Sign()
    {
        var content = Part(Header) + "." + Part(Payload);
        var bytes = Encoding.ASCII.GetBytes(content);
        return content + "." + Base64Url.EncodeToString(Signature(bytes));
    }

    private byte[] Signature(byte[] content) =>
        (Header["alg"] is JsonValue alg && alg.TryGetValue(out string? name) ? name : null) switch
        {
            "RS512" => Key.Rsa.SignData(content, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => Key.Rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key.Rsa.ExportSubjectPublicKeyInfoPem()), content),
            "ES256" => EllipticSignature(content),
            "none" => [],
            _ => Key.Rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };

    private static byte[] EllipticSignature(byte[] content)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.SignData(content, HashAlgorithmName.SHA256);
    }

    private static string Part(JsonObject part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
