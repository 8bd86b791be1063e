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

    /// <summary>Says what is wrong with the words; null if they may be sent.</summary>
    public static string? Problem(Turn turn, Heard words, int longest = Longest)
    {
        var text = PledgeText.Fold(words.Text);
        return text.Length == 0 ? turn.Words["errors.field-required"]
            : text.Length < Shortest ? turn.Words["question.too-short"]
            : words.IsTooLong || text.Length > longest ? turn.Words.Format("errors.field-too-long", ("limit", longest))
            : words.Names.Count > 0 ? turn.Words["question.no-names"]
            : words.Screened.Findings is [var found, ..]
                ? $"{turn.Words["question.screened"]} {ScreenedWords.Of(turn, found)}"
            : null;
    }
}
