using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ToolkitBot.Protocol.Auth;

/// <summary>One published key: what it can verify, for which channels, and when.</summary>
internal sealed record SigningKey(
    RsaSecurityKey Key,
    IReadOnlySet<string> Endorsements,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    private const int SmallestKey = 2048;

    internal bool IsValidAt(DateTimeOffset now) =>
        NotBefore - now <= TokenLifetime.ClockSkew && now - NotAfter <= TokenLifetime.ClockSkew;

    /// <summary>The key, or null for one that cannot sign the tokens we accept.</summary>
    internal static SigningKey? Of(JsonWebKey published)
    {
        var usable =
            published is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0 }
            && published.Use is null or "" or JsonWebKeyUseNames.Sig
            && published.Alg is null or "" or SecurityAlgorithms.RsaSha256;
        if (!usable)
        {
            return null;
        }

        try
        {
            using var certificate = Certificate(published);
            var parameters = Parameters(published, certificate);
            var key = new RsaSecurityKey(parameters) { KeyId = published.Kid };
            return key.KeySize < SmallestKey
                ? null
                : new SigningKey(
                    key,
                    EndorsementsOf(published),
                    certificate?.NotBefore.ToUniversalTime() ?? DateTimeOffset.MinValue,
                    certificate?.NotAfter.ToUniversalTime() ?? DateTimeOffset.MaxValue
                );
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            // One broken entry must not take the others with it.
            return null;
        }
    }

    private static X509Certificate2? Certificate(JsonWebKey published) =>
        published.X5c is { Count: > 0 } chain
            ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0]))
            : null;

    private static RSAParameters Parameters(JsonWebKey published, X509Certificate2? certificate)
    {
        if (!string.IsNullOrEmpty(published.N) && !string.IsNullOrEmpty(published.E))
        {
            return new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(published.N),
                Exponent = Base64UrlEncoder.DecodeBytes(published.E),
            };
        }

        using var rsa = certificate?.GetRSAPublicKey();
        return rsa?.ExportParameters(includePrivateParameters: false)
            ?? throw new CryptographicException("The key has neither a modulus nor a certificate.");
    }

    // IdentityModel's security keys drop what the standard does not name; the published key keeps it.
    private static FrozenSet<string> EndorsementsOf(JsonWebKey published) =>
        published.AdditionalData.TryGetValue("endorsements", out var found)
        && found is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)
                .ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
}
