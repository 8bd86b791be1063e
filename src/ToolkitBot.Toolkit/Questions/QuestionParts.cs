using System.Text.RegularExpressions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Splits a text that may be two questions, at question marks and joining words.</summary>
internal static class QuestionParts
{
    private const int FewestWords = 3;
    private const int MostCuts = 6;

    private static readonly Regex Cut = new(
        @"[?;\n]+\s*(?:(?:and|also|plus)\b\s*)?|[,.]?\s+(?:and\s+also|and|also|plus|&|n)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    );

    /// <summary>
    /// Returns the ways to split a text in two, with at least three words in each half. After a joining word the
    /// second half must be a question by itself: "copy n paste onto twitter" is one question.
    /// </summary>
    public static IEnumerable<(string First, string Second)> Of(string text, Spelling spelling)
    {
        foreach (var cut in Cut.EnumerateMatches(text).Take(MostCuts))
        {
            var first = text[..cut.Index].Trim();
            var second = text[(cut.Index + cut.Length)..].Trim();
            if (
                Words(first) >= FewestWords
                && Words(second) >= FewestWords
                && (IsEnd(text[cut.Index]) || FollowUp.Asks(spelling.Words(second)))
            )
            {
                yield return (first, second);
            }
        }
    }

    private static bool IsEnd(char mark) => mark is '?' or ';' or '\n';

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static List<(int Index, int Length)> Take(this Regex.ValueMatchEnumerator matches, int count)
    {
        var cuts = new List<(int, int)>();
        foreach (var match in matches)
        {
            cuts.Add((match.Index, match.Length));
            if (cuts.Count == count)
            {
                break;
            }
        }

        return cuts;
    }
}
