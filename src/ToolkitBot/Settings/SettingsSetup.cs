namespace ToolkitBot.Settings;

/// <summary>Registers the settings and the clock.</summary>
internal static class SettingsSetup
{
    public static BotSettings AddSettings(this WebApplicationBuilder builder)
    {
        var reader = new SettingReader(builder.Configuration);
        CheckLogLevels(builder.Configuration, reader);
        var settings = BotSettings.Read(reader);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(
            settings.Local.Clock is { } start ? new ShiftedClock(start) : TimeProvider.System
        );
        return settings;
    }

    /// <summary>.NET itself ends on a level that it does not know, with a stack trace.</summary>
    private static void CheckLogLevels(IConfiguration configuration, SettingReader reader)
    {
        foreach (var (name, level) in configuration.GetSection("Logging").AsEnumerable())
        {
            if (name.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(level))
            {
                reader.OneOf(name, Enum.GetNames<LogLevel>());
            }
        }
    }
}
