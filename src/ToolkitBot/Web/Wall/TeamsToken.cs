using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Web.Wall;

/// <summary>
/// Checks the token that Teams gives a tab for its person (single sign-on): signed by Entra, for this app, for a person
/// of an allowed tenant.
/// </summary>
/// <remarks>
/// Rules after Microsoft's "Secure applications and APIs by validating claims": signature, issuer of the very tenant that
/// <c>tid</c> names, a key that may sign for that issuer, audience, lifetime, and that a person lets this app know who they
/// are (<c>access_as_user</c>).
/// </remarks>
internal sealed partial class TeamsToken : IDisposable
{
    private const int LargestToken = 16 * 1024;
    private const string Scheme = "Bearer ";

    /// <summary>Bits of the smallest key that is believed.</summary>
    private const int SmallestKey = 2048;

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = LargestToken };
    private readonly HttpClient http;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> keys;
    private readonly HashSet<string> tenants;
    private readonly string appId;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    /// <param name="appId">The app's id in Entra.</param>
    /// <param name="tenants">Tenants whose people may look.</param>
    /// <param name="metadata">Where Entra's keys are described.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives reasons, never a token or a claim.</param>
    public TeamsToken(
        string appId,
        IEnumerable<string> tenants,
        string metadata,
        TimeProvider time,
        ILogger<TeamsToken> logger
    )
    {
        this.appId = appId;
        this.tenants = tenants.ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.time = time;
        this.logger = logger;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            MaxResponseContentBufferSize = 1024 * 1024,
            Timeout = TimeSpan.FromSeconds(10),
        };
        keys = new ConfigurationManager<OpenIdConnectConfiguration>(
            metadata,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !ThisMachine.IsNamed(new Uri(metadata)) }
        );
        if (this.tenants.Count == 0)
        {
            Log.NobodyAllowed(logger);
        }
    }

    public async ValueTask<WallCheck> CheckAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (Parse(authorization) is not { } token)
        {
            return new(null, StatusCodes.Status401Unauthorized);
        }

        try
        {
            await keys.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            Log.NoKeys(logger, (e.InnerException ?? e).GetType().Name);
            return new(null, StatusCodes.Status503ServiceUnavailable);
        }

        if (await VerifiedAsync(token) is not { } tenant)
        {
            return new(null, StatusCodes.Status401Unauthorized);
        }

        return tenants.Contains(tenant)
            ? new(new WallVisitor(tenant, token.Subject, TokenLifetime.EndOf(token)), StatusCodes.Status200OK)
            : new(null, StatusCodes.Status403Forbidden);
    }

    /// <summary>The tenant of a genuine token for this app; null for any other.</summary>
    private async Task<string?> VerifiedAsync(JsonWebToken token)
    {
        var parameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            // Where a key is missing, the library has the keys fetched anew, at most once in five minutes.
            ConfigurationManager = keys,
            TryAllIssuerSigningKeys = false,
            IssuerValidator = (issuer, read, _) => IssuerOf(read, issuer),
            AudienceValidator = (audiences, _, _) => IsForUs(audiences),
            LifetimeValidator = (from, to, _, _) => TokenLifetime.Holds(from, to, time.GetUtcNow()),
        };
        // Entra says in each key for which tenant it signs: another tenant's own key signs nothing for this one.
        // The library lets a key pass that names no issuer, and smaller ones.
        parameters.EnableAadSigningKeyIssuerValidation();
        var signsForIssuer = parameters.IssuerSigningKeyValidatorUsingConfiguration;
        parameters.IssuerSigningKeyValidatorUsingConfiguration = (key, read, rules, published) =>
            key.KeySize >= SmallestKey && NamesIssuer(key, published) && signsForIssuer(key, read, rules, published);
        try
        {
            var result = await handler.ValidateTokenAsync(token, parameters);
            return result.IsValid && IsPerson(token) ? Claim(token, "tid") : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The library returns most faults and throws some; for a stranger's token each is a refusal.
            return null;
        }
    }

    private static bool NamesIssuer(SecurityKey key, BaseConfiguration published) =>
        published is OpenIdConnectConfiguration { JsonWebKeySet.Keys: { } all }
        && all.Where(one => one.Kid == key.KeyId).All(one => one.AdditionalData.ContainsKey("issuer"));

    /// <summary>Both versions of Entra's tokens name their tenant in the issuer: it must be the one in <c>tid</c>.</summary>
    private static string IssuerOf(SecurityToken token, string issuer)
    {
        var tenant = Claim((JsonWebToken)token, "tid");
        var genuine =
            Guid.TryParseExact(tenant, "D", out _)
            && (
                issuer == $"https://login.microsoftonline.com/{tenant}/v2.0"
                || issuer == $"https://sts.windows.net/{tenant}/"
            );
        return genuine ? issuer : throw new SecurityTokenInvalidIssuerException("The issuer is not the tenant's own.");
    }

    private bool IsForUs(IEnumerable<string> audiences)
    {
        if (audiences.ToArray() is not [var audience])
        {
            return false;
        }

        const string uri = "api://";
        var name = audience.StartsWith(uri, StringComparison.OrdinalIgnoreCase) ? audience[uri.Length..] : audience;
        if (Same(name, appId) || Same(name, "botid-" + appId))
        {
            return true;
        }

        // api://HOST/botid-APPID is what the app's manifest asks for; behind a proxy only Entra knows the host's name.
        return name.Length < audience.Length
            && name.Split('/') is [var host, var bot]
            && Uri.CheckHostName(host.Split(':')[0]) != UriHostNameType.Unknown
            && Same(bot, "botid-" + appId);
    }

    /// <summary>A program that signed in as itself has no scope, or says so.</summary>
    private static bool IsPerson(JsonWebToken token) =>
        Claim(token, "idtyp") != "app" && Claim(token, "scp")?.Split(' ').Contains("access_as_user") == true;

    private static JsonWebToken? Parse(StringValues authorization)
    {
        if (
            authorization is not [{ } header]
            || header.Length > Scheme.Length + LargestToken
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        try
        {
            var text = header[Scheme.Length..].Trim();
            var token = text.Count(letter => letter == '.') == 2 ? new JsonWebToken(text) : null;
            var plain =
                token is { Alg: SecurityAlgorithms.RsaSha256, Kid.Length: > 0 }
                && !token.TryGetHeaderValue<object>("crit", out _);
            return plain ? token : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public void Dispose() => http.Dispose();

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Nobody can see the pledge wall: name a tenant in Bot:Tenants or MicrosoftAppTenantId."
        )]
        public static partial void NobodyAllowed(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The keys of the pledge wall's tokens could not be fetched ({Failure}): check Wall:OpenIdMetadata and the network."
        )]
        public static partial void NoKeys(ILogger logger, string failure);
    }
}
