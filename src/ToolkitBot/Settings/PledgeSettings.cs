namespace ToolkitBot.Settings;

/// <summary>The <c>Pledges</c> section.</summary>
internal sealed record PledgeSettings
{
    /// <summary>
    /// Days to keep a finished or withdrawn pledge, a person not seen since, and an unanswered question.
    /// </summary>
    public int RetentionDays { get; private init; } = 400;

    /// <exception cref="StartException">A setting is invalid.</exception>
    public static PledgeSettings Read(IConfiguration configuration) =>
        new() { RetentionDays = configuration.Number("Pledges:RetentionDays", 400, 1, 3650) };
}
