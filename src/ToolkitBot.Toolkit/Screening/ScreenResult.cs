namespace ToolkitBot.Toolkit.Screening;

/// <summary>What happens to a text that is to be public.</summary>
public enum ScreenVerdict
{
    /// <summary>Nothing was found.</summary>
    Pass,

    /// <summary>A person must review it before it is posted.</summary>
    Review,

    /// <summary>It must not be stored or shown; the author is asked to reword it.</summary>
    Stop,
}

/// <summary>A finding: where it is and what to tell the author.</summary>
/// <param name="Kind">One of the names in <see cref="FindingKind"/>.</param>
/// <param name="Verdict">The verdict for this finding alone.</param>
/// <param name="Start">First character in the text as typed, counted from 0.</param>
/// <param name="Length">Number of UTF-16 characters.</param>
/// <param name="Explanation">Plain words for the author; never repeats what was typed.</param>
/// <param name="ForOwners">Plain words for whoever decides about it in the author's place.</param>
public sealed record ScreenFinding(
    string Kind,
    ScreenVerdict Verdict,
    int Start,
    int Length,
    string Explanation,
    string ForOwners
);

/// <summary>The verdict on a text and all findings, in the order of the text.</summary>
public sealed record ScreenResult(ScreenVerdict Verdict, IReadOnlyList<ScreenFinding> Findings)
{
    /// <summary>The result for a text without findings.</summary>
    public static ScreenResult Clean { get; } = new(ScreenVerdict.Pass, []);
}
