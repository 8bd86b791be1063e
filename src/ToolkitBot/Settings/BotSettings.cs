using System.Globalization;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;

namespace ToolkitBot.Settings;

/// <summary>
/// The settings, read once and checked at start. Names are those of the Bot Framework where it has one; from
/// <c>appsettings.json</c> or the environment (with <c>__</c> for <c>:</c>).
/// </summary>
internal sealed record BotSettings
{
    public string? AppId { get; private init; }

    /// <summary><c>SingleTenant</c>, <c>MultiTenant</c>, <c>UserAssignedMSI</c> or <c>FederatedCredentials</c>.</summary>
    public required string AppType { get; init; }
    public string? AppTenantId { get; private init; }
    public string? AppPassword { get; private init; }
    public string? OpenIdMetadata { get; private init; }
    public IReadOnlyList<string> Issuers { get; private init; } = [];
    public IReadOnlyList<string> ServiceHosts { get; private init; } = [];
    public IReadOnlyList<string> Tenants { get; private init; } = [];
    public string? TokenEndpoint { get; private init; }

    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public required string StorageProvider { get; init; }
    public required string ConnectionString { get; init; }
    public required string ContentPath { get; init; }
    public required string CardsPath { get; init; }

    /// <summary>Folder of the Teams manifest and its icons.</summary>
    public required string AppPackagePath { get; init; }

    /// <summary>Where a test's clock begins; null for the real time.</summary>
    public DateTimeOffset? LocalClock { get; private init; }

    /// <summary>How many instances run on one database; they share what Teams allows in a tenant.</summary>
    public int Instances { get; private init; } = 1;

    /// <summary>How long a finished or withdrawn pledge, a person not seen and an unanswered question are kept, in days.</summary>
    public int RetentionDays { get; private init; } = 400;

    /// <summary>Whom the bot believes; null for local use.</summary>
    public InboundAuthOptions? Inbound { get; private init; }

    /// <summary>Who the bot is when it calls Teams; null for local use.</summary>
    public OutboundAuthOptions? Outbound { get; private init; }

    /// <summary>Without an app id the bot is for this machine only.</summary>
    public bool IsLocal => AppId is null;

    private static readonly string[] AppTypes =
    [
        "SingleTenant",
        "MultiTenant",
        "UserAssignedMSI",
        "FederatedCredentials",
    ];

    /// <summary>Settings that only a bot in Teams has: beside them a missing app id is a mistake, not local use.</summary>
    private static readonly string[] OfARealBot =
    [
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "MicrosoftAppType",
        "Bot:Tenants",
        "Bot:TokenEndpoint",
    ];
    private static readonly string[] Providers = ["Sqlite", "PostgreSql"];

    /// <exception cref="StartException">A setting cannot be used; the sentence names it.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        var settings = new BotSettings
        {
            AppId = Optional(configuration, "MicrosoftAppId"),
            AppType = OneOf(configuration, "MicrosoftAppType", AppTypes),
            AppTenantId = Optional(configuration, "MicrosoftAppTenantId"),
            AppPassword = Optional(configuration, "MicrosoftAppPassword"),
            OpenIdMetadata = Optional(configuration, "Bot:OpenIdMetadata"),
            Issuers = List(configuration, "Bot:Issuers"),
            ServiceHosts = List(configuration, "Bot:ServiceHosts"),
            Tenants = List(configuration, "Bot:Tenants"),
            TokenEndpoint = Optional(configuration, "Bot:TokenEndpoint"),
            StorageProvider = OneOf(configuration, "Storage:Provider", Providers),
            ConnectionString = Optional(configuration, "ConnectionStrings:ToolkitBot") ?? "",
            ContentPath = Folder(configuration, "Content:Path", "content"),
            CardsPath = Folder(configuration, "Cards:Path", "cards"),
            AppPackagePath = Folder(configuration, "AppPackage:Path", "appPackage"),
            LocalClock = Time(configuration, "Local:Clock"),
            Instances = Number(configuration, "Bot:Instances", 1, 1, 20),
            RetentionDays = Number(configuration, "Pledges:RetentionDays", 400, 1, 3650),
        };
        if (settings.IsLocal && OfARealBot.FirstOrDefault(name => IsSet(configuration, name)) is { } set)
        {
            throw new StartException(
                $"MicrosoftAppId is empty, but {set} is set: set the app id too, or remove {set} to run for local use."
            );
        }

        return settings.Checked();
    }

    private static bool IsSet(IConfiguration configuration, string name) =>
        Optional(configuration, name) is not null || configuration.GetSection(name).GetChildren().Any();

    private BotSettings Checked()
    {
        if (!IsLocal && LocalClock is not null)
        {
            throw new StartException(
                "Local:Clock is for tests without an app id: remove it, or remove MicrosoftAppId."
            );
        }

        if (StorageProvider == "PostgreSql" && ConnectionString.Length == 0)
        {
            throw new StartException(
                "Storage:Provider is PostgreSql, but ConnectionStrings:ToolkitBot is empty: write the address of the database."
            );
        }

        var ready = ConnectionString.Length > 0 ? this : this with { ConnectionString = "Data Source=toolkitbot.db" };
        return IsLocal ? ready : ready.WithAuth();
    }

    private BotSettings WithAuth()
    {
        var inbound = new InboundAuthOptions
        {
            AppId = AppId!,
            Tenants = Tenants.Count > 0 || AppTenantId is null ? Tenants : [AppTenantId],
        };
        inbound = OpenIdMetadata is null ? inbound : inbound with { OpenIdMetadata = OpenIdMetadata };
        inbound = Issuers.Count == 0 ? inbound : inbound with { Issuers = Issuers };
        inbound = ServiceHosts.Count == 0 ? inbound : inbound with { ServiceHosts = ServiceHosts };
        var outbound = new OutboundAuthOptions
        {
            AppId = AppId!,
            AppType = Enum.Parse<AppType>(AppType),
            TenantId = AppTenantId,
            Password = AppPassword,
            TokenEndpoint = TokenEndpoint,
        };
        return inbound.Problems().Concat(outbound.Problems()).FirstOrDefault() is { } problem
            ? throw new StartException(problem)
            : this with
            {
                Inbound = inbound,
                Outbound = outbound,
            };
    }

    private static string? Optional(IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    private static string OneOf(IConfiguration configuration, string name, string[] allowed)
    {
        var value = Optional(configuration, name) ?? allowed[0];
        return allowed.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartException($"{name} is '{value}': write one of {string.Join(", ", allowed)}.");
    }

    /// <summary>A list as the configuration writes it (<c>Name:0</c>, <c>Name:1</c>), or one text with commas.</summary>
    private static string[] List(IConfiguration configuration, string name)
    {
        var items = configuration.GetSection(name).GetChildren().Select(child => child.Value ?? "").ToArray();
        return items.Length > 0
            ? items
            : Optional(configuration, name)
                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ?? [];
    }

    /// <summary>
    /// The folder as set; else that of the checkout the bot is run from, so that an edit takes effect without a build;
    /// else the one that was published with the bot.
    /// </summary>
    private static string Folder(IConfiguration configuration, string name, string folder)
    {
        if (Optional(configuration, name) is { } chosen)
        {
            return Directory.Exists(chosen)
                ? Path.GetFullPath(chosen)
                : throw new StartException(
                    $"{name} is '{chosen}', but there is no such folder: correct it, or remove it to use the one that came with the bot."
                );
        }

        return Path.Combine(Checkout() ?? AppContext.BaseDirectory, folder);
    }

    /// <summary>The checkout around the current folder, or null.</summary>
    private static string? Checkout()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ToolkitBot.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    private static DateTimeOffset? Time(IConfiguration configuration, string name)
    {
        if (Optional(configuration, name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new StartException($"{name} is '{text}': write a time such as 2026-03-28T09:00:00Z.");
    }

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most)
    {
        if (Optional(configuration, name) is not { } text)
        {
            return otherwise;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new StartException($"{name} is '{text}': write a whole number from {least} to {most}.");
    }
}

/// <summary>Something keeps the bot from starting; the message is one plain sentence, and all that is printed.</summary>
internal sealed class StartException(string sentence) : Exception(sentence);
