using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Protocol.Connector;

/// <summary>How the bot is registered, which decides where its token comes from.</summary>
public enum AppType
{
    SingleTenant,

    /// <summary>Existing registrations only: Microsoft stopped the creation of new ones on 31 July 2025.</summary>
    MultiTenant,

    /// <summary>A managed identity of the machine that runs the bot; no secret.</summary>
    UserAssignedMSI,

    /// <summary>An app registration that trusts a managed identity or a workload's token; no secret.</summary>
    FederatedCredentials,
}

/// <summary>Who the bot is when it calls the Connector.</summary>
public sealed record OutboundAuthOptions
{
    /// <summary>Tenant of every multi-tenant bot's token.</summary>
    internal const string MultiTenantTenant = "botframework.com";

    public required string AppId { get; init; }
    public AppType AppType { get; init; } = AppType.SingleTenant;
    public string? TenantId { get; init; }

    /// <summary>The client secret. A secret of ours never reaches a log, so neither may this record.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// For <see cref="AppType.FederatedCredentials"/>: client id of the managed identity that vouches for the bot. Without
    /// one the workload's token file is used, as a Kubernetes cluster provides it.
    /// </summary>
    public string? FederatedClientId { get; init; }

    /// <summary>Overrides where the token is asked for: https, or http on loopback.</summary>
    public string? TokenEndpoint { get; init; }

    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Where Entra lives; other clouds have their own, and their own scope.</summary>
    public string AuthorityHost { get; init; } = "https://login.microsoftonline.com/";

    /// <summary>What is wrong with these settings, one plain sentence each, naming the setting.</summary>
    public IEnumerable<string> Problems()
    {
        var secret = TokenEndpoint is not null || AppType is AppType.SingleTenant or AppType.MultiTenant;
        if (secret && string.IsNullOrWhiteSpace(Password))
        {
            yield return "MicrosoftAppPassword is missing: the bot needs its client secret, or another MicrosoftAppType.";
        }

        var tenant = TokenEndpoint is null && AppType is AppType.SingleTenant or AppType.FederatedCredentials;
        if ((tenant || TenantId is not null) && !Guid.TryParseExact(TenantId, "D", out _))
        {
            yield return "MicrosoftAppTenantId is not a tenant id: write the GUID of the tenant in which the bot is registered.";
        }

        if (FederatedClientId is not null && !Guid.TryParseExact(FederatedClientId, "D", out _))
        {
            yield return "MicrosoftAppClientId is not a client id: write the GUID of the managed identity, or remove it to use the token file of a workload.";
        }

        if (TokenEndpoint is not null && !ServiceUrlPolicy.IsSafeAddress(TokenEndpoint))
        {
            yield return "Bot:TokenEndpoint is not an https address (http is accepted for localhost only).";
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{AppType} {AppId}";
}
