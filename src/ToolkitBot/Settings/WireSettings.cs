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

    /// <summary>Stands for the id of an app that there is not.</summary>
    private const string NoApp = "00000000-0000-0000-0000-000000000000";

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

    public static WireSettings Read(SettingReader reader)
    {
        var settings = new WireSettings
        {
            AppId = reader.Optional("MicrosoftAppId"),
            AppTenantId = reader.Optional("MicrosoftAppTenantId"),
            Tenants = reader.List("Bot:Tenants"),
            PasswordEnds = reader.Day("MicrosoftAppPasswordEnds"),
            Instances = reader.Number("Bot:Instances", 1, 1, 20),
        };
        var inbound = settings.ReadInbound(reader);
        var outbound = settings.ReadOutbound(reader);
        if (settings.AppId is not null)
        {
            return settings with { Inbound = inbound, Outbound = outbound };
        }

        if (OfARealBot.FirstOrDefault(reader.IsSet) is { } set)
        {
            reader.Refuse(
                $"MicrosoftAppId is empty, but {set} is set: set the app id too, or remove {set} to run for local use."
            );
        }

        return settings;
    }

    public override string ToString() =>
        $"{nameof(WireSettings)} {{ {nameof(AppId)} = {AppId}, {nameof(Instances)} = {Instances} }}";

    /// <summary>Checked for local use, too, although nobody is asked for a token there.</summary>
    private InboundAuthOptions ReadInbound(SettingReader reader)
    {
        var inbound = new InboundAuthOptions { AppId = AppId ?? NoApp, Tenants = Tenants };
        var issuers = reader.List("Bot:Issuers");
        var hosts = reader.List("Bot:ServiceHosts");
        inbound = reader.Optional("Bot:OpenIdMetadata") is { } metadata
            ? inbound with
            {
                OpenIdMetadata = metadata,
            }
            : inbound;
        inbound = issuers.Length == 0 ? inbound : inbound with { Issuers = issuers };
        inbound = hosts.Length == 0 ? inbound : inbound with { ServiceHosts = hosts };
        Refuse(reader, inbound.Problems());
        return Tenants.Count > 0 || AppTenantId is null ? inbound : inbound with { Tenants = [AppTenantId] };
    }

    /// <summary>Null for local use, and where the type is wrong: what else it needs depends on it.</summary>
    private OutboundAuthOptions? ReadOutbound(SettingReader reader)
    {
        var faults = reader.Faults;
        var appType = reader.OneOf("MicrosoftAppType", AppTypes);
        if (AppId is null || reader.Faults > faults)
        {
            return null;
        }

        var outbound = new OutboundAuthOptions
        {
            AppId = AppId,
            AppType = Enum.Parse<AppType>(appType),
            TenantId = AppTenantId,
            Password = reader.Optional("MicrosoftAppPassword"),
            FederatedClientId = reader.Optional("MicrosoftAppClientId"),
            TokenEndpoint = reader.Optional("Bot:TokenEndpoint"),
        };
        Refuse(reader, outbound.Problems());
        return outbound;
    }

    private static void Refuse(SettingReader reader, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            reader.Refuse(problem);
        }
    }
}
