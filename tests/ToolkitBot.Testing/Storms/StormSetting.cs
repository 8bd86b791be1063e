namespace ToolkitBot.Testing;

/// <summary>How big a storm is, and on what it blows.</summary>
/// <param name="Provider">As in the setting <c>Storage:Provider</c>.</param>
/// <param name="Instances">How many bots share the database; one of them is killed every few seconds.</param>
internal sealed record StormSetting(int Pledges, string Provider, string ConnectionString, int Instances)
{
    /// <summary>
    /// A bot that is alone must live long enough to look for what the one before left unsent, which it does after 5 s.
    /// </summary>
    public TimeSpan BetweenKills { get; init; } = TimeSpan.FromSeconds(Instances == 1 ? 12 : 6);

    /// <summary>Longer than the pump waits for an answer (10 s), so that it is a real time-out.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How many people are at their pledges at the same time.</summary>
    public int AtOnce { get; init; } = 60;

    /// <summary>When the storm is given up, which counts as a failure.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);
}
