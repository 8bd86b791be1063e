namespace ToolkitBot.Settings;

/// <summary>Names of all settings, so that a misspelt one on the command line is no silence.</summary>
internal static class SettingNames
{
    /// <summary>Settings of the bot; a list such as <c>Bot:Tenants</c> may also be written as <c>Bot:Tenants:0</c>.</summary>
    public static readonly string[] Own =
    [
        "MicrosoftAppId",
        "MicrosoftAppType",
        "MicrosoftAppTenantId",
        "MicrosoftAppPassword",
        "MicrosoftAppPasswordEnds",
        "MicrosoftAppClientId",
        "ConnectionStrings:ToolkitBot",
        "Storage:Provider",
        "Pledges:RetentionDays",
        "Content:Path",
        "Cards:Path",
        "Cards:Presses",
        "AppPackage:Path",
        "Bot:Tenants",
        "Bot:Instances",
        "Bot:Issuers",
        "Bot:ServiceHosts",
        "Bot:OpenIdMetadata",
        "Bot:TokenEndpoint",
        "Wall:Address",
        "Wall:PledgeAddress",
        "Wall:OpenIdMetadata",
        "Telemetry:Endpoint",
        "Local:Clock",
        "Local:Sample",
    ];

    /// <summary>Settings of the web host.</summary>
    public static readonly string[] OfTheHost =
    [
        "urls",
        "http_ports",
        "https_ports",
        "environment",
        "applicationName",
        "contentRoot",
        "shutdownTimeoutSeconds",
    ];

    /// <summary>Sections that .NET reads; what may stand in them is its own.</summary>
    public static readonly string[] Sections = ["Kestrel", "Logging"];

    /// <summary>How names begin that OpenTelemetry reads.</summary>
    public const string OfTelemetry = "OTEL_";

    public static bool IsKnown(string name) =>
        Own.Concat(OfTheHost).Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith(OfTelemetry, StringComparison.Ordinal)
        || Own.Concat(Sections).Any(known => name.StartsWith($"{known}:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether settings stand below the name.</summary>
    public static bool IsSection(string name) =>
        Sections.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Own.Any(known => known.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase));
}
