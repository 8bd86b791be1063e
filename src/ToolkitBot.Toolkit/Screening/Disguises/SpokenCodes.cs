namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Reads codes spelt as they are spoken: "ell ess nine, seven tee eff", "lima sierra nine".</summary>
internal static class SpokenCodes
{
    private const int Fewest = 5;
    private const int LongestGroup = 3;

    private static readonly Dictionary<string, char> Letters = Read(
        "ay A bee B cee C dee D ee E eff F gee G aitch H haitch H jay J kay K ell L em M en N pee P cue Q queue Q kew Q "
            + "ar R ess S tee T vee V ex X zed Z zee Z "
            + "alpha A alfa A bravo B charlie C delta D echo E foxtrot F golf G hotel H india I juliet J juliett J kilo K "
            + "lima L mike M november N oscar O papa P quebec Q romeo R sierra S tango T uniform U victor V whiskey W "
            + "whisky W xray X yankee Y zulu Z"
    );

    /// <summary>Returns the text with such codes in letters and digits; the same instance if there are none.</summary>
    public static FoldedText Write(FoldedText folded)
    {
        var words = Word.Of(folded.Text);
        var rewritten = new List<(int, int, string)>();
        for (var i = 0; i < words.Count; )
        {
            var end = i;
            var (letters, digits) = (0, 0);
            while (end < words.Count && Sign(words[end]) is { } sign && IsNext(words, i, end))
            {
                letters += char.IsLetter(sign[0]) && words[end].Text.Length > 1 ? 1 : 0;
                digits += char.IsAsciiDigit(sign[0]) ? sign.Length : 0;
                end++;
            }

            // "at number four, cee vee six": a code begins with a letter.
            while (i < end && char.IsAsciiDigit(Sign(words[i])![0]))
            {
                i++;
            }

            if (letters + digits >= Fewest && letters >= 2 && digits >= 2)
            {
                rewritten.AddRange(words.Skip(i).Take(end - i).Select(word => (word.Start, word.End, Sign(word)!)));
            }

            i = Math.Max(end, i + 1);
        }

        return rewritten.Count == 0 ? folded : folded.With(rewritten);
    }

    private static bool IsNext(IReadOnlyList<Word> words, int first, int i) =>
        i == first || words[i].Start - words[i - 1].End <= 2;

    private static string? Sign(Word word) =>
        word.IsNumber && word.Text.Length <= LongestGroup ? word.Text
        : word.Text.Length == 1 ? word.Text.ToUpperInvariant()
        : Letters.TryGetValue(word.Key, out var letter) ? letter.ToString()
        : SpeltNumbers.Units.TryGetValue(word.Key, out var digit) && digit.Length == 1 ? digit
        : null;

    private static Dictionary<string, char> Read(string pairs)
    {
        var parts = pairs.Split(' ');
        return Enumerable
            .Range(0, parts.Length / 2)
            .ToDictionary(i => parts[2 * i], i => parts[2 * i + 1][0], StringComparer.Ordinal);
    }
}
