using System.Text;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Rewrites a folded text so that disguised numbers and words stand in plain view.</summary>
internal static class NumberView
{
    internal static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["zero"] = "0",
        ["nought"] = "0",
        ["naught"] = "0",
        ["nil"] = "0",
        ["oh"] = "0",
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["ten"] = "10",
        ["eleven"] = "11",
        ["twelve"] = "12",
        ["thirteen"] = "13",
        ["fourteen"] = "14",
        ["fifteen"] = "15",
        ["sixteen"] = "16",
        ["seventeen"] = "17",
        ["eighteen"] = "18",
        ["nineteen"] = "19",
    };

    private static readonly Dictionary<string, char> Tens = new(StringComparer.Ordinal)
    {
        ["twenty"] = '2',
        ["thirty"] = '3',
        ["forty"] = '4',
        ["fourty"] = '4',
        ["fifty"] = '5',
        ["sixty"] = '6',
        ["seventy"] = '7',
        ["eighty"] = '8',
        ["ninety"] = '9',
    };

    // Labels that numbers are glued to, whose own letters are no digits.
    private static readonly string[] GluedLabels = ["nhsno", "nhs", "dob", "mob"];

    // Letters that pass for digits, each above its digit.
    private const string LookAlikes = "OoQDlI|!iSsBZzbqgG";
    private const string Digits = "000011111558226996";

    /// <summary>Whether it is a number in words: "seven", "forty".</summary>
    public static bool IsNumberWord(string key) => Units.ContainsKey(key) || Tens.ContainsKey(key);

    /// <summary>Single characters that were spaced out are joined: "9 4 3 4", "f u c k", "L-S-9".</summary>
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

    /// <summary>Numbers in words become digits where they make a long number, and letters that pass for digits become them.</summary>
    public static FoldedText Digitise(FoldedText folded)
    {
        var spelt = Spelt(GluedDigits.Write(folded));
        var rewritten = new List<(int, int, string)>();
        var words = Word.Of(spelt.Text.Replace('|', 'l').Replace('!', IsInsideNumber(spelt.Text)));
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var written = spelt.Text[word.Start..word.End];
            var digits = written.Count(char.IsAsciiDigit);
            // "NHS999ll2309l": the label is glued to the number.
            if (digits > 3 && GluedLabels.FirstOrDefault(label => IsLabelled(written, label)) is { } glued)
            {
                written = written[glued.Length..];
                word = word with { Start = word.Start + glued.Length };
            }

            if (digits == written.Length || !written.All(c => char.IsAsciiDigit(c) || LookAlikes.Contains(c)))
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

    private static char AsDigit(char c) =>
        LookAlikes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Digits[at] : c;

    // "OO" and "I" between two numbers are numbers; "so" and "is" are not.
    private static bool IsWeak(string written) => written.All(c => char.IsUpper(c) || c is 'l' or 'o');

    private static bool IsNumber(IReadOnlyList<Word> words, int i) =>
        i >= 0 && i < words.Count && words[i].Text.Any(char.IsAsciiDigit);

    private static FoldedText Spelt(FoldedText folded)
    {
        var words = Word.Of(folded.Text);
        var rewritten = new List<(int, int, string)>();
        for (var i = 0; i < words.Count; )
        {
            var chain = new List<(int Start, int End, string Text, bool Spelt)>();
            var next = i;
            while (
                next < words.Count
                && (chain.Count == 0 || IsLink(folded.Text, words[next - 1].End, words[next].Start))
                && Value(words, ref next) is { } part
            )
            {
                chain.Add(part);
            }

            if (chain.Any(part => part.Spelt) && chain.Sum(part => part.Text.Length) >= 6 && chain.Count >= 2)
            {
                rewritten.AddRange(chain.Where(part => part.Spelt).Select(part => (part.Start, part.End, part.Text)));
            }

            i = Math.Max(next, i + 1);
        }

        return rewritten.Count == 0 ? folded : folded.With(rewritten);
    }

    // One number word with what belongs to it ("double seven", "forty three"), or a number in digits.
    private static (int, int, string, bool)? Value(IReadOnlyList<Word> words, ref int i)
    {
        var word = words[i];
        if (
            word.IsNumber
            || (word.Text.Any(char.IsAsciiDigit) && word.Text.All(c => char.IsAsciiDigit(c) || LookAlikes.Contains(c)))
        )
        {
            i++;
            return (word.Start, word.End, word.Text, false);
        }

        var times = word.Key switch
        {
            "double" => 2,
            "triple" or "treble" => 3,
            _ => 0,
        };
        if (times > 0 && i + 1 < words.Count && Digit(words[i + 1]) is { Length: 1 } repeated)
        {
            i += 2;
            return (word.Start, words[i - 1].End, new string(repeated[0], times), true);
        }

        if (Tens.TryGetValue(word.Key, out var ten))
        {
            if (
                i + 1 < words.Count
                && Units.TryGetValue(words[i + 1].Key, out var unit)
                && unit.Length == 1
                && unit != "0"
            )
            {
                i += 2;
                return (word.Start, words[i - 1].End, $"{ten}{unit}", true);
            }

            i++;
            return (word.Start, word.End, $"{ten}0", true);
        }

        if (Digit(word) is not { } digit || word.IsNumber)
        {
            return null;
        }

        i++;
        if (i + 1 < words.Count && words[i].Key == "hundred" && words[i + 1].Key == "and")
        {
            // "nine hundred and forty three"
            var rest = i + 2;
            if (rest < words.Count && Value(words, ref rest) is { Item4: true, Item3.Length: <= 2 } part)
            {
                i = rest;
                return (word.Start, words[i - 1].End, digit + part.Item3.PadLeft(2, '0'), true);
            }
        }

        if (i < words.Count && words[i].Key is "hundred" or "thousand")
        {
            digit += words[i].Key == "hundred" ? "00" : "000";
            i++;
        }

        return (word.Start, words[i - 1].End, digit, true);
    }

    private static string? Digit(Word word) =>
        word.IsNumber && word.Text.Length == 1 ? word.Text
        : word.Key == "o" ? "0"
        : Units.GetValueOrDefault(word.Key);

    private static bool IsLink(string text, int start, int end)
    {
        if (end - start > 3)
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] is not (' ' or ',' or ';' or ':' or '-' or '.' or '\n' or '/'))
            {
                return false;
            }
        }

        return true;
    }

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
