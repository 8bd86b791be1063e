namespace ToolkitBot.Toolkit.Platforms;

/// <summary>How much work a platform asks for.</summary>
public enum Effort
{
    Low,
    Medium,
    High,
}

/// <summary>A platform's own public help pages.</summary>
/// <param name="Title">What the link is called.</param>
/// <param name="Url">An https address.</param>
public sealed record PlatformGuide(string Title, Uri Url);

/// <summary>A row of the platform table: everything the bot knows about one platform.</summary>
public sealed record Platform
{
    /// <summary>Short name in data and commands, such as <c>facebook</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The toolkit section that an answer from this row names.</summary>
    public required string Section { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>The ways in which people type the name.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The reason for it when no slot gives a closer one; begins in lower case.</summary>
    public required string Because { get; init; }

    public required string Who { get; init; }

    public required string GoodFor { get; init; }

    public required string Remember { get; init; }

    public required Effort Effort { get; init; }

    /// <summary>The effort in words, as a short label.</summary>
    public required string EffortLabel { get; init; }

    /// <summary>A sentence on what the effort consists of.</summary>
    public required string Takes { get; init; }

    /// <summary>What has changed since the toolkit was written, with its year; null where nothing has.</summary>
    public string? Note { get; init; }

    public required PlatformGuide Guide { get; init; }

    /// <summary>How strongly each slot speaks for this platform, 1 (a little) to 3 (strongly).</summary>
    public required IReadOnlyDictionary<(SlotKind Kind, string Id), int> SpeaksFor { get; init; }

    /// <summary>Wishes in people's own words that this platform answers.</summary>
    public required IReadOnlyList<string> Asks { get; init; }

    /// <summary>How strongly a slot speaks for this platform, 0 to 3.</summary>
    public int WeightOf(SlotKind kind, string slotId) => SpeaksFor.GetValueOrDefault((kind, slotId));
}
