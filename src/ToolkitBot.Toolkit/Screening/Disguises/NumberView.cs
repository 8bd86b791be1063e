using System.Text;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Rewrites a folded text so that disguised numbers and words become plain.</summary>
internal static class NumberView
{
    // Labels attached to numbers, whose letters must not be read as digits.
    private static readonly string[] GluedLabels = ["nhsno", "nhs", "dob", "mob"];

    // Letters used as digits, each above its digit.
    private const string LikeDigits = "OoQDlI|!iSsBZzbqgG";
    private const string Digits = "000011111558226996";

    /// <summary>Joins single characters that are spaced out: "9 4 3 4", "f u c k", "L-S-9".</summary>
    public static FoldedText Join(FoldedText folded)
    {
        var text = folded.Text;
        var rewritten = new List<(int, int, string)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLone(text, i))
            {
                continue;
            }

            var joined = new StringBuilder().Append(text[i]);
            var end = i + 1;
            while (NextLone(text, end) is { } next)
            {
                joined.Append(text[next]);
                end = next + 1;
            }

            if (joined.Length >= 3)
            {
                rewritten.Add((i, end, joined.ToString()));
            }

            i = end - 1;
        }

        return rewritten.Count == 0 ? folded : folded.With(rewritten);
    }

    /// <summary>Writes long numbers in words as digits, and letters used as digits too.</summary>
    public static FoldedText Digitise(FoldedText folded)
    {
        var spelt = SpeltNumbers.Write(GluedDigits.Write(folded));
        var rewritten = new List<(int, int, string)>();
        var words = Word.Of(spelt.Text.Replace('|', 'l').Replace('!', IsInsideNumber(spelt.Text)));
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var written = spelt.Text[word.Start..word.End];
            var digits = written.Count(char.IsAsciiDigit);
            // "NHS999ll2309l": the label is attached to the number.
            if (digits > 3 && GluedLabels.FirstOrDefault(label => IsLabelled(written, label)) is { } glued)
            {
                written = written[glued.Length..];
                word = word with { Start = word.Start + glued.Length };
            }

            if (digits == written.Length || !written.All(IsLikeDigit))
            {
                continue;
            }

            if (digits > 0 || (IsWeak(written) && IsNumber(words, i - 1) && IsNumber(words, i + 1)))
            {
                rewritten.Add((word.Start, word.End, string.Concat(written.Select(AsDigit))));
            }
        }

        return rewritten.Count == 0 ? spelt : spelt.With(rewritten);
    }

    private static bool IsLabelled(string written, string label) =>
        written.StartsWith(label, StringComparison.OrdinalIgnoreCase);

    private static char IsInsideNumber(string text) => text.Any(char.IsAsciiDigit) ? 'l' : '!';

    /// <summary>Returns whether it is a digit, or a letter used as one.</summary>
    public static bool IsLikeDigit(char c) => char.IsAsciiDigit(c) || LikeDigits.Contains(c);

    private static char AsDigit(char c) =>
        LikeDigits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Digits[at] : c;

    // "OO" and "I" between two numbers are digits; "so" and "is" are not.
    private static bool IsWeak(string written) => written.All(c => char.IsUpper(c) || c is 'l' or 'o');

    private static bool IsNumber(IReadOnlyList<Word> words, int i) =>
        i >= 0 && i < words.Count && words[i].Text.Any(char.IsAsciiDigit);

    private static bool IsLone(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        && (i == 0 || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not '\'')
        && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]) && text[i + 1] is not '\'');

    private static int? NextLone(string text, int end)
    {
        var next = end;
        while (
            next < text.Length
            && next - end < 3
            && text[next] is ' ' or '.' or '-' or '_' or '*' or '/' or '\n' or ',' or '~'
        )
        {
            next++;
            if (next >= text.Length)
            {
                return null;
            }
        }

        return next > end && next < text.Length && IsLone(text, next) ? next : null;
    }
}
