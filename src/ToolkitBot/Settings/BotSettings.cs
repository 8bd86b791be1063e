namespace ToolkitBot.Settings;

/// <summary>
/// The settings, read and checked once at start-up, with one record per section. They come from <c>appsettings.json</c>
/// or the environment (with <c>__</c> for <c>:</c>).
/// </summary>
internal sealed record BotSettings
{
    public required WireSettings Wire { get; init; }
    public required StorageSettings Storage { get; init; }
    public required ContentSettings Content { get; init; }
    public required PledgeSettings Pledges { get; init; }
    public required LocalSettings Local { get; init; }
    public required TeamsLinks Links { get; init; }

    /// <summary>Null where no telemetry is sent.</summary>
    public required TelemetrySettings? Telemetry { get; init; }

    /// <summary>Whether the bot has no app id and so serves this machine only.</summary>
    public bool IsLocal => Wire.AppId is null;

    /// <exception cref="StartException">A setting is invalid; the message names it.</exception>
    public static BotSettings Read(IConfiguration configuration)
    {
        var settings = new BotSettings
        {
            Wire = WireSettings.Read(configuration),
            Storage = StorageSettings.Read(configuration),
            Content = ContentSettings.Read(configuration),
            Pledges = PledgeSettings.Read(configuration),
            Local = LocalSettings.Read(configuration),
            Links = TeamsLinks.Read(configuration, configuration.Optional("MicrosoftAppId")),
            Telemetry = TelemetrySettings.Read(configuration),
        };
        if (!settings.IsLocal && settings.Local.Clock is not null)
        {
            throw new StartException(
                "Local:Clock is for tests without an app id: remove it, or remove MicrosoftAppId."
            );
        }

        if (settings.Local.Sample)
        {
            return settings.IsLocal
                ? settings with
                {
                    Storage = StorageSettings.OfSample(),
                }
                : throw new StartException("--sample is for local use: leave it out, or remove MicrosoftAppId.");
        }

        if (settings is { Wire.Instances: > 1, Storage.IsSqlite: true })
        {
            throw new StartException(
                $"Bot:Instances is {settings.Wire.Instances}, but a SQLite file serves one instance: set it to 1, or use PostgreSQL (Storage:Provider)."
            );
        }

        return settings;
    }
}
