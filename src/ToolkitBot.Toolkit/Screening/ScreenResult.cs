namespace ToolkitBot.Toolkit.Screening;

/// <summary>What happens to a text that is meant for the public.</summary>
public enum ScreenVerdict
{
    /// <summary>Nothing was found.</summary>
    Pass,

    /// <summary>Somebody must look at it before it is posted.</summary>
    Review,

    /// <summary>It must not be stored or shown; the author is asked to reword it.</summary>
    Stop,
}

/// <summary>One thing that was found, where it stands and what to tell the author.</summary>
/// <param name="Kind">One of the names in <see cref="FindingKind"/>.</param>
/// <param name="Verdict">What this finding alone would lead to.</param>
/// <param name="Start">First character in the text as it was typed, counted from 0.</param>
/// <param name="Length">Number of UTF-16 characters.</param>
/// <param name="Explanation">Plain words for the author; never repeats what was typed.</param>
public sealed record ScreenFinding(string Kind, ScreenVerdict Verdict, int Start, int Length, string Explanation);

/// <summary>The verdict on one text, with everything that was found, in the order of the text.</summary>
public sealed record ScreenResult(ScreenVerdict Verdict, IReadOnlyList<ScreenFinding> Findings)
{
    /// <summary>The result of a text in which nothing was found.</summary>
    public static ScreenResult Clean { get; } = new(ScreenVerdict.Pass, []);
}
