namespace ToolkitBot.Protocol.Auth;

/// <summary>Who called, as far as a token tells. It names the channel, never the person.</summary>
/// <param name="ServiceUrl">The address that the token was issued for; null where it names none.</param>
/// <param name="Endorsements">Channels for which the signing key is endorsed.</param>
public sealed record AuthenticatedCaller(string? ServiceUrl, IReadOnlySet<string> Endorsements);

/// <summary>The first step's outcome: a caller, or the bare HTTP status that is the whole answer.</summary>
/// <param name="Caller">Not null exactly where <see cref="Fault"/> is <see cref="CallerFault.None"/>.</param>
/// <param name="Fault">For the operator's log only; the caller learns nothing but the status.</param>
public readonly record struct CallerCheck(AuthenticatedCaller? Caller, CallerFault Fault)
{
    /// <summary>200, 401 (send <c>WWW-Authenticate: Bearer</c> with it) or 503 (send Retry-After with it).</summary>
    public int StatusCode =>
        Fault switch
        {
            CallerFault.None => 200,
            CallerFault.KeysUnavailable => 503,
            _ => 401,
        };
}

/// <summary>Why a caller was not believed.</summary>
public enum CallerFault
{
    None,

    /// <summary>No single, well-formed bearer token.</summary>
    Header,

    /// <summary>No signed token, another algorithm than RS256, or no key id.</summary>
    Malformed,

    /// <summary>An issuer that is not in the list.</summary>
    Issuer,

    /// <summary>A key id that the issuer does not publish, also after a refresh.</summary>
    UnknownKey,

    /// <summary>The key's certificate is not valid at this time.</summary>
    KeyExpired,

    /// <summary>Signature, lifetime or audience do not hold.</summary>
    Token,

    /// <summary>The issuer's keys cannot be had at all.</summary>
    KeysUnavailable,
}

/// <summary>The second step's outcome; anything but <see cref="BindingFault.None"/> is a bare 403.</summary>
public readonly record struct BindingCheck(BindingFault Fault)
{
    public bool Allowed => Fault == BindingFault.None;

    /// <summary>200 or 403.</summary>
    public int StatusCode => Allowed ? 200 : 403;
}

/// <summary>Why a genuine token does not cover an activity.</summary>
public enum BindingFault
{
    None,
    Channel,
    Endorsement,

    /// <summary>The token names no service address, or another one than the activity.</summary>
    ServiceUrlClaim,

    /// <summary>The service address is none that the bot trusts.</summary>
    ServiceUrl,
    Recipient,
    Tenant,
}
