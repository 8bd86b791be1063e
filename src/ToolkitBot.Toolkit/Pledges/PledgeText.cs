namespace ToolkitBot.Toolkit.Pledges;

/// <summary>Why a pledge's words cannot be taken as they are.</summary>
public enum PledgeTextProblem
{
    None,
    TooShort,
    TooLong,
}

/// <summary>The words of a pledge: one paragraph of 10 to 300 characters.</summary>
public static class PledgeText
{
    public const int Shortest = 10;
    public const int Longest = 300;

    /// <summary>Line breaks and rows of spaces become one space; nothing stands before or behind.</summary>
    public static string Fold(string typed) =>
        string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with folded words, counted in UTF-16 characters.</summary>
    public static PledgeTextProblem Check(string folded) =>
        folded.Length switch
        {
            < Shortest => PledgeTextProblem.TooShort,
            > Longest => PledgeTextProblem.TooLong,
            _ => PledgeTextProblem.None,
        };
}
