namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// What is known of a wish: slot ids by kind, and the platforms that it names. Made from free words by
/// <see cref="SlotFinder"/>, from pressed buttons by <see cref="With"/>, or from both by <see cref="And"/>.
/// </summary>
public sealed record PlatformSlots
{
    /// <summary>Nothing known.</summary>
    public static PlatformSlots None { get; } = new();

    public IReadOnlyList<string> Audiences { get; init; } = [];

    public IReadOnlyList<string> Purposes { get; init; } = [];

    public IReadOnlyList<string> Materials { get; init; } = [];

    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>Ids of platforms named as possible.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Ids of platforms named as not wanted ("instead of Facebook").</summary>
    public IReadOnlyList<string> TurnedDown { get; init; } = [];

    /// <summary>Slots that are not wanted ("no video").</summary>
    public IReadOnlyList<(SlotKind Kind, string Id)> Against { get; init; } = [];

    /// <summary>Platforms named as possible that the table does not have; the nearest row of each is in <see cref="Named"/>.</summary>
    public IReadOnlyList<UnknownPlatform> Unknown { get; init; } = [];

    /// <summary>Platforms named as not wanted that the table does not have.</summary>
    public IReadOnlyList<UnknownPlatform> UnknownTurnedDown { get; init; } = [];

    /// <summary>Whether no slot is filled and no platform named.</summary>
    public bool IsEmpty =>
        Audiences.Count
            + Purposes.Count
            + Materials.Count
            + Times.Count
            + Named.Count
            + TurnedDown.Count
            + Against.Count
            + Unknown.Count
        == 0;

    /// <summary>Whether platforms are named, and nothing else is said of the wish.</summary>
    public bool IsName =>
        Named.Count > 0
        && Audiences.Count + Purposes.Count + Times.Count + TurnedDown.Count + UnknownTurnedDown.Count + Against.Count
            == 0;

    /// <summary>The filled slots of one kind.</summary>
    public IReadOnlyList<string> Of(SlotKind kind) =>
        kind switch
        {
            SlotKind.Audience => Audiences,
            SlotKind.Purpose => Purposes,
            SlotKind.Material => Materials,
            _ => Times,
        };

    /// <summary>The same with one slot more; a slot that is there already is not counted twice.</summary>
    public PlatformSlots With(SlotKind kind, string slotId) =>
        And(
            kind switch
            {
                SlotKind.Audience => new() { Audiences = [slotId] },
                SlotKind.Purpose => new() { Purposes = [slotId] },
                SlotKind.Material => new() { Materials = [slotId] },
                _ => new() { Times = [slotId] },
            }
        );

    /// <summary>
    /// The same after an earlier wish, for "and for volunteers?": of what these words say nothing of, the earlier holds.
    /// Platforms that were named before are not named again; those turned down stay so.
    /// </summary>
    public PlatformSlots After(PlatformSlots earlier) =>
        this with
        {
            Audiences = Audiences.Count > 0 ? Audiences : earlier.Audiences,
            Purposes = Purposes.Count > 0 ? Purposes : earlier.Purposes,
            Materials = Materials.Count > 0 ? Materials : earlier.Materials,
            Times = Times.Count > 0 ? Times : earlier.Times,
            TurnedDown = [.. earlier.TurnedDown.Except(Named).Union(TurnedDown)],
            Against = [.. earlier.Against.Where(slot => !Of(slot.Kind).Contains(slot.Id)).Union(Against)],
        };

    /// <summary>Everything of both.</summary>
    public PlatformSlots And(PlatformSlots other) =>
        new()
        {
            Audiences = [.. Audiences.Union(other.Audiences)],
            Purposes = [.. Purposes.Union(other.Purposes)],
            Materials = [.. Materials.Union(other.Materials)],
            Times = [.. Times.Union(other.Times)],
            Named = [.. Named.Union(other.Named)],
            TurnedDown = [.. TurnedDown.Union(other.TurnedDown)],
            Against = [.. Against.Union(other.Against)],
            Unknown = [.. Unknown.Union(other.Unknown)],
            UnknownTurnedDown = [.. UnknownTurnedDown.Union(other.UnknownTurnedDown)],
        };
}
