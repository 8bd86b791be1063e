using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// The plain client-credentials exchange against an endpoint of one's own, for clouds and tests that Azure.Identity does
/// not know. OAuth 2.0, RFC 6749 section 4.4.
/// </summary>
internal sealed class TokenEndpointCredential : TokenCredential
{
    private static readonly HttpClient Http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        MaxResponseContentBufferSize = 64 * 1024,
        Timeout = TimeSpan.FromSeconds(15),
    };

    private readonly Uri endpoint;
    private readonly string appId;
    private readonly string password;
    private readonly TimeProvider time;

    internal TokenEndpointCredential(string endpoint, string appId, string password, TimeProvider time)
    {
        this.endpoint = ServiceUrlPolicy.IsSafeAddress(endpoint)
            ? new Uri(endpoint)
            : throw new ArgumentException("The token endpoint must be https.", nameof(endpoint));
        (this.appId, this.password, this.time) = (appId, password, time);
    }

    public override async ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    )
    {
        using var form = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"),
            new("client_id", appId),
            new("client_secret", password),
            new("scope", string.Join(' ', requestContext.Scopes)),
        ]);
        using var response = await Http.PostAsync(endpoint, form, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new AuthenticationFailedException($"The token endpoint answered {(int)response.StatusCode}.");
        }

        return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    // Nothing of ours calls this form; the base class wants it.
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Use GetTokenAsync.");

    private AccessToken Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var token = root.GetProperty("access_token").GetString();
            var seconds = Seconds(root.GetProperty("expires_in"));
            if (!string.IsNullOrEmpty(token) && seconds > 0)
            {
                return new AccessToken(token, time.GetUtcNow().AddSeconds(seconds));
            }
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Not repeated: the parser's message could quote the token.
        }

        throw new AuthenticationFailedException("The token endpoint's answer holds no token.");
    }

    // Some services write the number as text.
    private static double Seconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            : value.GetDouble();
}
