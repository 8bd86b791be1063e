using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Believes only the channel: a token that it signed for this bot, and an activity that the token covers.
/// </summary>
/// <remarks>
/// The algorithm follows Microsoft's "Authentication with the Bot Connector API" and is stricter where its SDKs are known
/// to be weak: no emulator path, no skill path, one algorithm, no choice of trust by anything in the body.
/// </remarks>
public sealed partial class InboundTokenValidator : IInboundTrust
{
    private readonly TokenCache cache = new();
    private readonly SigningKeySource keySource;
    private readonly ActivityBinding binding;
    private readonly HashSet<string> issuers;
    private readonly string audience;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    /// <param name="options">Whom to believe.</param>
    /// <param name="metadata">Reaches the keys of <see cref="InboundAuthOptions.OpenIdMetadata"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives reasons by name, never a token or a claim.</param>
    /// <exception cref="ArgumentException">A setting is unusable; the message is one plain sentence that names it.</exception>
    public InboundTokenValidator(
        InboundAuthOptions options,
        MetadataClient metadata,
        TimeProvider time,
        ILogger<InboundTokenValidator> logger
    )
    {
        if (options.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        this.time = time;
        this.logger = logger;
        audience = options.AppId;
        issuers = options.Issuers.ToHashSet(StringComparer.Ordinal);
        ServiceUrls = new ServiceUrlPolicy(options.ServiceHosts);
        binding = new ActivityBinding(options, ServiceUrls);
        keySource = new SigningKeySource(metadata, time, logger);
    }

    /// <inheritdoc />
    public ServiceUrlPolicy ServiceUrls { get; }

    /// <summary>The library that verifies a token.</summary>
    internal JsonWebTokenHandler Handler { private get; init; } = new();

    /// <inheritdoc />
    public async ValueTask<CallerCheck> CheckCallerAsync(
        IReadOnlyList<string?> authorization,
        CancellationToken cancellationToken
    )
    {
        var check = await CheckAsync(authorization, cancellationToken);
        if (check.Caller is null)
        {
            Log.Refused(logger, check.Fault);
        }

        return check;
    }

    /// <inheritdoc />
    public BindingCheck Bind(AuthenticatedCaller caller, Activity activity, string? tenantHeader)
    {
        var check = binding.Check(caller, activity, tenantHeader);
        if (!check.Allowed)
        {
            Log.NotCovered(logger, check.Fault);
        }

        return check;
    }

    /// <summary>Whether the issuer's keys can be had: what readiness asks.</summary>
    public async ValueTask<bool> HasKeysAsync(CancellationToken cancellationToken) =>
        await keySource.CurrentAsync(cancellationToken) is not null;

    private async ValueTask<CallerCheck> CheckAsync(
        IReadOnlyList<string?> authorization,
        CancellationToken cancellationToken
    )
    {
        if (BearerHeader.Token(authorization) is not { } text)
        {
            return new(null, CallerFault.Header);
        }

        // The same token comes for an hour: known ones are not even taken apart again.
        if (keySource.Fresh is { } fresh && cache.Find(text, fresh, time.GetUtcNow()) is { } known)
        {
            return new(known, CallerFault.None);
        }

        if (Parse(text) is not { } token)
        {
            return new(null, CallerFault.Malformed);
        }

        // Unverified so far: it only says whose keys to ask, and the list has one set of keys.
        if (!issuers.Contains(token.Issuer))
        {
            return new(null, CallerFault.Issuer);
        }

        if (await keySource.CurrentAsync(cancellationToken) is not { } keys)
        {
            return new(null, CallerFault.KeysUnavailable);
        }

        if (!keys.Keys.TryGetValue(token.Kid, out var key))
        {
            var renewed = await keySource.ForUnknownKeyAsync(keys, cancellationToken);
            if (renewed is null || !renewed.Keys.TryGetValue(token.Kid, out key))
            {
                return new(null, CallerFault.UnknownKey);
            }

            keys = renewed;
        }

        return await VerifyAsync(text, token, key, keys);
    }

    private async Task<CallerCheck> VerifyAsync(string text, JsonWebToken token, SigningKey key, SigningKeySet keys)
    {
        var now = time.GetUtcNow();
        if (!key.IsValidAt(now))
        {
            return new(null, CallerFault.KeyExpired);
        }

        if (!await HoldsAsync(token, key))
        {
            return new(null, CallerFault.Token);
        }

        var address = token.TryGetPayloadValue<string>("serviceurl", out var claim) ? claim : null;
        var caller = new AuthenticatedCaller(address, key.Endorsements);
        var ends = TokenLifetime.EndOf(token);
        var until = ends < key.NotAfter ? ends : key.NotAfter;
        cache.Keep(text, caller, keys, until, now);
        return new(caller, CallerFault.None);
    }

    private async Task<bool> HoldsAsync(JsonWebToken token, SigningKey key)
    {
        var parameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidIssuers = issuers,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            AudienceValidator = (audiences, _, _) => IsForUs(audiences),
            LifetimeValidator = (from, to, _, _) => TokenLifetime.Holds(from, to, time.GetUtcNow()),
        };
        try
        {
            var result = await Handler.ValidateTokenAsync(token, parameters);
            return result.IsValid;
        }
        catch (Exception)
        {
            // The library returns most faults and throws some: for a stranger's token every one of them is a refusal.
            return false;
        }
    }

    private bool IsForUs(IEnumerable<string> audiences) =>
        audiences.ToArray() is [var only] && string.Equals(only, audience, StringComparison.OrdinalIgnoreCase);

    private static JsonWebToken? Parse(string text)
    {
        if (text.Count(letter => letter == '.') != 2)
        {
            return null;
        }

        try
        {
            var token = new JsonWebToken(text);
            var plain =
                token.Alg == SecurityAlgorithms.RsaSha256
                && !string.IsNullOrEmpty(token.Kid)
                // RFC 7515 4.1.11: who does not know a critical extension must refuse the token. We know none.
                && !token.TryGetHeaderValue<object>("crit", out _);
            return plain ? token : null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Information, "Refused a caller: {Fault}")]
        public static partial void Refused(ILogger logger, CallerFault fault);

        [LoggerMessage(1112, LogLevel.Warning, "Refused an activity its token does not cover: {Fault}")]
        public static partial void NotCovered(ILogger logger, BindingFault fault);
    }
}
