using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Settings;

/// <summary>
/// The bot's identity in Teams and the callers it trusts: <c>MicrosoftApp…</c>, as in the Bot Framework, and
/// <c>Bot</c>.
/// </summary>
internal sealed record WireSettings
{
    private static readonly string[] AppTypes =
    [
        "SingleTenant",
        "MultiTenant",
        "UserAssignedMSI",
        "FederatedCredentials",
    ];

    /// <summary>Settings that only a bot in Teams has: with one of them, a missing app id is a mistake.</summary>
    private static readonly string[] OfARealBot =
    [
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "MicrosoftAppClientId",
        "MicrosoftAppType",
        "Bot:Tenants",
        "Bot:TokenEndpoint",
    ];

    /// <summary>Null for local use.</summary>
    public string? AppId { get; private init; }
    public string? AppTenantId { get; private init; }
    public IReadOnlyList<string> Tenants { get; private init; } = [];

    /// <summary>The day on which the client secret ends, as its administrator wrote down; null where nobody did.</summary>
    public DateTimeOffset? PasswordEnds { get; private init; }

    /// <summary>How many instances share one database, and thus Teams' rate limits per tenant.</summary>
    public int Instances { get; private init; } = 1;

    /// <summary>Which callers the bot trusts; null for local use.</summary>
    public InboundAuthOptions? Inbound { get; private init; }

    /// <summary>
    /// How the bot signs in to call Teams; null for local use. Holds the secret, so it is never printed.
    /// </summary>
    public OutboundAuthOptions? Outbound { get; private init; }

    /// <exception cref="StartException">A setting is invalid.</exception>
    public static WireSettings Read(IConfiguration configuration)
    {
        var appType = configuration.OneOf("MicrosoftAppType", AppTypes);
        var settings = new WireSettings
        {
            AppId = configuration.Optional("MicrosoftAppId"),
            AppTenantId = configuration.Optional("MicrosoftAppTenantId"),
            Tenants = configuration.List("Bot:Tenants"),
            PasswordEnds = configuration.Day("MicrosoftAppPasswordEnds"),
            Instances = configuration.Number("Bot:Instances", 1, 1, 20),
        };
        if (settings.AppId is { } appId)
        {
            return settings.WithAuth(configuration, appId, appType);
        }

        return OfARealBot.FirstOrDefault(configuration.IsSet) is { } set
            ? throw new StartException(
                $"MicrosoftAppId is empty, but {set} is set: set the app id too, or remove {set} to run for local use."
            )
            : settings;
    }

    public override string ToString() =>
        $"{nameof(WireSettings)} {{ {nameof(AppId)} = {AppId}, {nameof(Instances)} = {Instances} }}";

    private WireSettings WithAuth(IConfiguration configuration, string appId, string appType)
    {
        var inbound = new InboundAuthOptions { AppId = appId, Tenants = Tenants };
        var issuers = configuration.List("Bot:Issuers");
        var hosts = configuration.List("Bot:ServiceHosts");
        inbound = configuration.Optional("Bot:OpenIdMetadata") is { } metadata
            ? inbound with
            {
                OpenIdMetadata = metadata,
            }
            : inbound;
        inbound = issuers.Length == 0 ? inbound : inbound with { Issuers = issuers };
        inbound = hosts.Length == 0 ? inbound : inbound with { ServiceHosts = hosts };
        var outbound = new OutboundAuthOptions
        {
            AppId = appId,
            AppType = Enum.Parse<AppType>(appType),
            TenantId = AppTenantId,
            Password = configuration.Optional("MicrosoftAppPassword"),
            FederatedClientId = configuration.Optional("MicrosoftAppClientId"),
            TokenEndpoint = configuration.Optional("Bot:TokenEndpoint"),
        };
        string[] problems = [.. inbound.Problems(), .. outbound.Problems()];
        return problems.Length > 0
            ? throw new StartException(string.Join(Environment.NewLine, problems))
            : this with
            {
                Inbound = Tenants.Count > 0 || AppTenantId is null ? inbound : inbound with { Tenants = [AppTenantId] },
                Outbound = outbound,
            };
    }
}
