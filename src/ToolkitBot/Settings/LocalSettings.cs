namespace ToolkitBot.Settings;

/// <summary><c>Local</c>: for tests without an app id.</summary>
internal sealed record LocalSettings
{
    /// <summary>Where a test's clock begins; null for the real time.</summary>
    public DateTimeOffset? Clock { get; private init; }

    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static LocalSettings Read(IConfiguration configuration) =>
        new() { Clock = configuration.Time("Local:Clock") };
}
