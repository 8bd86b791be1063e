namespace ToolkitBot.Settings;

/// <summary>The <c>Local</c> section: for tests and samples without an app id.</summary>
internal sealed record LocalSettings
{
    /// <summary>The time at which a test's clock starts; null for the real time.</summary>
    public DateTimeOffset? Clock { get; private init; }

    /// <summary>Whether sample people fill channel and wall, in a database of its own that goes with the process.</summary>
    public bool Sample { get; private init; }

    public static LocalSettings Read(SettingReader reader) =>
        new()
        {
            Clock = reader.Time("Local:Clock"),
            Sample = reader.OneOf("Local:Sample", ["false", "true"]) == "true",
        };
}
