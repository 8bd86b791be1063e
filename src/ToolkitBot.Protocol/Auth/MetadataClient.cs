using System.Collections.Frozen;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Fetches the issuer's keys. The keys decide whom the bot believes, so the way to them is narrow: https (http on
/// loopback only), no redirects, the metadata host's own family of hosts, a cap on the size.
/// </summary>
public sealed class MetadataClient : IDisposable
{
    private const int LargestDocument = 1024 * 1024;
    private readonly HttpClient http;
    private readonly Uri metadata;

    /// <param name="metadata">Address of the OpenID metadata.</param>
    /// <param name="handler">How to reach it; null for a handler of this object's own, which follows no redirect.</param>
    public MetadataClient(string metadata, HttpMessageHandler? handler = null)
    {
        this.metadata = ServiceUrlPolicy.IsSafeAddress(metadata)
            ? new Uri(metadata)
            : throw new ArgumentException("The metadata address must be https, or http on loopback.", nameof(metadata));
        http = new HttpClient(handler ?? OwnHandler())
        {
            MaxResponseContentBufferSize = LargestDocument,
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>The keys by their id. Throws where they cannot be had or there are none.</summary>
    internal async Task<FrozenDictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        var document = OpenIdConnectConfiguration.Create(await GetAsync(metadata, cancellationToken));
        if (!IsFamily(document.JwksUri))
        {
            throw new InvalidDataException("The metadata names keys on a host outside its own family.");
        }

        var published = JsonWebKeySet.Create(await GetAsync(new Uri(document.JwksUri), cancellationToken));
        var keys = published
            .Keys.Select(SigningKey.Of)
            .OfType<SigningKey>()
            .DistinctBy(key => key.Key.KeyId)
            .ToFrozenDictionary(key => key.Key.KeyId, StringComparer.Ordinal);
        return keys.Count > 0 ? keys : throw new InvalidDataException("The issuer publishes no usable key.");
    }

    private async Task<string> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancellationToken)
            : throw new HttpRequestException("The keys' host did not answer with success.", null, response.StatusCode);
    }

    // login.example.com may point to keys.example.com, and to nobody else.
    private bool IsFamily(string? address)
    {
        if (!ServiceUrlPolicy.IsSafeAddress(address))
        {
            return false;
        }

        var host = new Uri(address!).Host;
        if (host == metadata.Host || ThisMachine.IsNamed(metadata))
        {
            return host == metadata.Host || ThisMachine.IsNamed(new Uri(address!));
        }

        var parent = metadata.Host[(metadata.Host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return metadata.HostNameType == UriHostNameType.Dns
            && parent.Contains('.', StringComparison.Ordinal)
            && host.EndsWith("." + parent, StringComparison.Ordinal);
    }

    private static SocketsHttpHandler OwnHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
