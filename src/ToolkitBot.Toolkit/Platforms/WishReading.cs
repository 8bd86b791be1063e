namespace ToolkitBot.Toolkit.Platforms;

/// <summary>How much of a wish was understood.</summary>
public enum Understanding
{
    /// <summary>Enough to recommend by.</summary>
    Enough,

    /// <summary>Somebody shall be reached of whom the table knows nothing.</summary>
    AudienceUnknown,

    /// <summary>Nothing, or nothing but what is not wanted.</summary>
    Nothing,
}

/// <summary>A wish, read: what was understood, and what is recommended for it.</summary>
/// <param name="Understanding">Whether there is enough to recommend by; if not, <paramref name="Ranking"/> is empty.</param>
/// <param name="Ranking">Two or three platforms, best first.</param>
/// <param name="Slots">What was picked and what was found in the words.</param>
/// <param name="Audience">The people named of whom nothing is known, as typed, or null.</param>
/// <param name="Unknown">Platforms asked for by name that the table does not have.</param>
public sealed record WishReading(
    Understanding Understanding,
    IReadOnlyList<Recommendation> Ranking,
    PlatformSlots Slots,
    string? Audience,
    IReadOnlyList<UnknownPlatform> Unknown
);
