using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>
/// Decides whether words may go to somebody else. Words that may not are kept nowhere: whoever wrote them is told why, and
/// writes them anew.
/// </summary>
internal static class QuestionCheck
{
    /// <summary>Longest question, in UTF-16 units.</summary>
    public const int Longest = 500;

    /// <summary>Longest answer, in UTF-16 units.</summary>
    public const int LongestAnswer = 1200;
    private const int Shortest = 8;

    /// <summary>Says what is wrong with what was heard; null if it may be sent.</summary>
    /// <param name="words">In which words.</param>
    /// <param name="heard">What was heard.</param>
    /// <param name="longest">The most UTF-16 units.</param>
    /// <param name="refused">The phrase for words that the screen stops or doubts.</param>
    public static string? Problem(
        Phrases words,
        Heard heard,
        int longest = Longest,
        string refused = "question.screened"
    ) =>
        PledgeText.Fold(heard.Text).Length is > 0 and < Shortest
            ? words["question.too-short"]
            : ProblemOfAny(words, heard, longest, refused);

    /// <summary>As <see cref="Problem"/>, for words that may be as short as a name.</summary>
    public static string? ProblemOfAny(Phrases words, Heard heard, int longest, string refused)
    {
        var text = PledgeText.Fold(heard.Text);
        return text.Length == 0 ? words["errors.field-required"]
            : heard.IsTooLong || text.Length > longest ? words.Format("errors.field-too-long", ("limit", longest))
            : heard.Names.Count > 0 ? words["question.no-names"]
            : heard.Refused is { } found ? $"{words[refused]} {ScreenedWords.Of(words, found)}"
            : null;
    }
}
