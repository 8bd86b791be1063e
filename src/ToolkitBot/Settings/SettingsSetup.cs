namespace ToolkitBot.Settings;

/// <summary>Registers the settings and the clock.</summary>
internal static class SettingsSetup
{
    public static BotSettings AddSettings(this WebApplicationBuilder builder)
    {
        var settings = BotSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(
            settings.Local.Clock is { } start ? new ShiftedClock(start) : TimeProvider.System
        );
        return settings;
    }
}
