namespace ToolkitBot.Settings;

/// <summary><c>Pledges</c>.</summary>
internal sealed record PledgeSettings
{
    /// <summary>How long a finished or withdrawn pledge, a person not seen and an unanswered question are kept, in days.</summary>
    public int RetentionDays { get; private init; } = 400;

    /// <exception cref="StartException">A setting cannot be used.</exception>
    public static PledgeSettings Read(IConfiguration configuration) =>
        new() { RetentionDays = configuration.Number("Pledges:RetentionDays", 400, 1, 3650) };
}
