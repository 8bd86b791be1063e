namespace ToolkitBot.Toolkit.Platforms;

/// <summary>What a line of a comparison is about; its heading is a matter of the words shown.</summary>
public enum PlatformAspect
{
    Who,
    GoodFor,
    Remember,
    Effort,
    Note,
}

/// <summary>One line of a comparison. A side that has nothing to say is null.</summary>
public sealed record ComparedAspect(PlatformAspect Aspect, string? First, string? Second);

/// <summary>Two platforms side by side, line by line; a line on which both are silent is left out.</summary>
public sealed record PlatformComparison(Platform First, Platform Second, IReadOnlyList<ComparedAspect> Aspects)
{
    /// <summary>Sets two rows of the table side by side.</summary>
    public static PlatformComparison Of(Platform first, Platform second) =>
        new(
            first,
            second,
            [
                .. new ComparedAspect[]
                {
                    new(PlatformAspect.Who, first.Who, second.Who),
                    new(PlatformAspect.GoodFor, first.GoodFor, second.GoodFor),
                    new(PlatformAspect.Remember, first.Remember, second.Remember),
                    new(PlatformAspect.Effort, InWords(first), InWords(second)),
                    new(PlatformAspect.Note, first.Note, second.Note),
                }.Where(line => line.First is not null || line.Second is not null),
            ]
        );

    private static string InWords(Platform platform) => $"{platform.EffortLabel}. {platform.Takes}";
}
