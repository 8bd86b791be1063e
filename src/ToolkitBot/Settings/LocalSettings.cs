namespace ToolkitBot.Settings;

/// <summary>The <c>Local</c> section: for tests without an app id.</summary>
internal sealed record LocalSettings
{
    /// <summary>The time at which a test's clock starts; null for the real time.</summary>
    public DateTimeOffset? Clock { get; private init; }

    /// <exception cref="StartException">A setting is invalid.</exception>
    public static LocalSettings Read(IConfiguration configuration) =>
        new() { Clock = configuration.Time("Local:Clock") };
}
