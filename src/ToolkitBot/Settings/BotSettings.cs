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
    public required WallSettings Wall { get; init; }

    /// <summary>Null where no telemetry is sent.</summary>
    public required TelemetrySettings? Telemetry { get; init; }

    /// <summary>Whether the bot has no app id and so serves this machine only.</summary>
    public bool IsLocal => Wire.AppId is null;

    /// <exception cref="StartException">Settings are wrong; the message names each.</exception>
    public static BotSettings Read(IConfiguration configuration) => Read(new SettingReader(configuration));

    /// <exception cref="StartException">Settings are wrong; the message names each.</exception>
    public static BotSettings Read(SettingReader reader)
    {
        var settings = new BotSettings
        {
            Wire = WireSettings.Read(reader),
            Storage = StorageSettings.Read(reader),
            Content = ContentSettings.Read(reader),
            Pledges = PledgeSettings.Read(reader),
            Local = LocalSettings.Read(reader),
            Links = TeamsLinks.Read(reader, reader.Optional("MicrosoftAppId")),
            Wall = WallSettings.Read(reader),
            Telemetry = TelemetrySettings.Read(reader),
        };
        reader.Check();

        // What does not go together, once each can be used by itself.
        settings.CheckTogether(reader);
        reader.Check();
        return settings.Local.Sample ? settings with { Storage = StorageSettings.OfSample() } : settings;
    }

    private void CheckTogether(SettingReader reader)
    {
        if (!IsLocal && Local.Clock is not null)
        {
            reader.Refuse("Local:Clock is for tests without an app id: remove it, or remove MicrosoftAppId.");
        }

        if (!IsLocal && Local.Sample)
        {
            reader.Refuse("--sample is for local use: leave it out, or remove MicrosoftAppId.");
        }

        if (this is { Wire.Instances: > 1, Storage.IsSqlite: true, Local.Sample: false })
        {
            reader.Refuse(
                $"Bot:Instances is {Wire.Instances}, but a SQLite file serves one instance: set it to 1, or use PostgreSQL (Storage:Provider)."
            );
        }
    }
}
