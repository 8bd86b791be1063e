namespace ToolkitBot.Settings;

/// <summary>The <c>Pledges</c> section.</summary>
internal sealed record PledgeSettings
{
    /// <summary>
    /// Days to keep a finished or withdrawn pledge, a person not seen since, and an unanswered question.
    /// </summary>
    public int RetentionDays { get; private init; } = 400;

    public static PledgeSettings Read(SettingReader reader) =>
        new() { RetentionDays = reader.Number("Pledges:RetentionDays", 400, 1, 3650) };
}
