namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Reads numbers in words: "nine four three", "double seven", "nine hundred and forty three".</summary>
internal static class SpeltNumbers
{
    // A shorter number is a count: "twenty four beds".
    private const int Fewest = 6;

    public static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
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

    /// <summary>Returns whether a word is a number: "seven", "forty".</summary>
    public static bool IsNumberWord(string key) => Units.ContainsKey(key) || Tens.ContainsKey(key);

    /// <summary>Returns the text with long numbers in digits; the same instance if there are none.</summary>
    public static FoldedText Write(FoldedText folded)
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

            if (chain.Any(part => part.Spelt) && chain.Sum(part => part.Text.Length) >= Fewest && chain.Count >= 2)
            {
                rewritten.AddRange(chain.Where(part => part.Spelt).Select(part => (part.Start, part.End, part.Text)));
            }

            i = Math.Max(next, i + 1);
        }

        return rewritten.Count == 0 ? folded : folded.With(rewritten);
    }

    // A number word with its parts ("double seven", "forty three"), or a number in digits.
    private static (int, int, string, bool)? Value(IReadOnlyList<Word> words, ref int i)
    {
        var word = words[i];
        if (word.IsNumber || word.HasDigit && word.Text.All(NumberView.IsLikeDigit))
        {
            i++;
            return (word.Start, word.End, word.Text, false);
        }

        var (digits, length) = Repeated(words, i) ?? TensAndUnit(words, i) ?? (Digit(word), 1);
        if (digits is null)
        {
            return null;
        }

        i += length;
        if (length == 1 && !Tens.ContainsKey(word.Key))
        {
            digits = Hundreds(words, digits, ref i);
        }

        return (word.Start, words[i - 1].End, digits, true);
    }

    // "double seven"
    private static (string?, int)? Repeated(IReadOnlyList<Word> words, int i)
    {
        var times = words[i].Key switch
        {
            "double" => 2,
            "triple" or "treble" => 3,
            _ => 0,
        };
        return times > 0 && i + 1 < words.Count && Digit(words[i + 1]) is { Length: 1 } repeated
            ? (new string(repeated[0], times), 2)
            : null;
    }

    // "forty", "forty three"
    private static (string?, int)? TensAndUnit(IReadOnlyList<Word> words, int i)
    {
        if (!Tens.TryGetValue(words[i].Key, out var ten))
        {
            return null;
        }

        return
            i + 1 < words.Count
            && Units.TryGetValue(words[i + 1].Key, out var unit)
            && unit is { Length: 1 } and not "0"
            ? ($"{ten}{unit}", 2)
            : ($"{ten}0", 1);
    }

    // "nine hundred and forty three", "two thousand"
    private static string Hundreds(IReadOnlyList<Word> words, string digit, ref int i)
    {
        if (i + 1 < words.Count && words[i].Key == "hundred" && words[i + 1].Key == "and")
        {
            var rest = i + 2;
            if (rest < words.Count && Value(words, ref rest) is { Item4: true, Item3.Length: <= 2 } part)
            {
                i = rest;
                return digit + part.Item3.PadLeft(2, '0');
            }
        }

        if (i < words.Count && words[i].Key is "hundred" or "thousand")
        {
            digit += words[i].Key == "hundred" ? "00" : "000";
            i++;
        }

        return digit;
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
}
