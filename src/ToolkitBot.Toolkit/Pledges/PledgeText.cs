namespace ToolkitBot.Toolkit.Pledges;

/// <summary>Why a pledge's text is not accepted.</summary>
public enum PledgeTextProblem
{
    None,
    TooShort,
    TooLong,
}

/// <summary>The text of a pledge: one paragraph of 10 to 300 characters.</summary>
public static class PledgeText
{
    public const int Shortest = 10;
    public const int Longest = 300;

    /// <summary>Collapses white space and line breaks to single spaces, and trims the text.</summary>
    public static string Fold(string typed) =>
        string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns what is wrong with a folded text; its length counts in UTF-16 characters.</summary>
    public static PledgeTextProblem Check(string folded) =>
        folded.Length switch
        {
            < Shortest => PledgeTextProblem.TooShort,
            > Longest => PledgeTextProblem.TooLong,
            _ => PledgeTextProblem.None,
        };
}
