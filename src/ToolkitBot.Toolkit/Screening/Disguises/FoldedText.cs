using System.Globalization;
using System.Text;

namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>
/// A text normalised for searching: one width of letters and digits, one kind of space, dash and quotation mark, no
/// invisible characters, Latin letters for their look-alikes. Maps each character back to the original.
/// </summary>
internal sealed class FoldedText
{
    private readonly int[] from;
    private readonly int[] to;

    private FoldedText(string text, int[] from, int[] to)
    {
        Text = text;
        this.from = from;
        this.to = to;
    }

    public string Text { get; }

    /// <summary>Returns where a range of the folded text is in the original.</summary>
    public (int Start, int Length) Source(int start, int end) => (from[start], Math.Max(1, to[end - 1] - from[start]));

    public static FoldedText Fold(string original)
    {
        var maker = new Maker(original.Length);
        for (var i = 0; i < original.Length; )
        {
            var end = i + RuneLength(original, i);
            while (end < original.Length && IsMark(original, end))
            {
                end++;
            }

            if (end - i == 1 && original[i] is >= ' ' and < (char)127)
            {
                maker.Add(original[i], i, end);
            }
            else
            {
                FoldCluster(original, i, end, maker);
            }

            i = end;
        }

        return maker.Make();
    }

    /// <summary>Returns the text with some ranges rewritten; positions still map to the original.</summary>
    public FoldedText With(IEnumerable<(int Start, int End, string Text)> rewritten)
    {
        var maker = new Maker(Text.Length);
        var at = 0;
        foreach (var (start, end, text) in rewritten)
        {
            Copy(at, start, maker);
            foreach (var c in text)
            {
                maker.Add(c, from[start], to[end - 1]);
            }

            at = end;
        }

        Copy(at, Text.Length, maker);
        return maker.Make();
    }

    private void Copy(int start, int end, Maker maker)
    {
        for (var i = start; i < end; i++)
        {
            maker.Add(Text[i], from[i], to[i]);
        }
    }

    private static void FoldCluster(string original, int start, int end, Maker maker)
    {
        // A lone surrogate cannot be normalised.
        if (char.IsSurrogate(original[start]) && RuneLength(original, start) == 1)
        {
            maker.Add('?', start, end);
            return;
        }

        var cluster = original[start..end];
        foreach (var rune in cluster.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Plain(rune) is { } plain)
            {
                maker.Add(plain, start, end);
            }
        }
    }

    private static char? Plain(Rune rune)
    {
        if (Punctuation(rune.Value) is { } mark)
        {
            return mark;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && Digit(rune) is { } digit)
        {
            return digit;
        }

        return category switch
        {
            UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Control
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned => null,
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            // An emoji is not a letter, but it separates words.
            _ => rune.IsBmp ? LookAlikes.Latin((char)rune.Value) : '~',
        };
    }

    private static char? Punctuation(int value) =>
        value switch
        {
            '\n' or 0x2028 or 0x2029 or 0x0B or 0x0C or 0x85 => '\n',
            '\r' or '\t' or 0x3164 or 0x115F or 0x1160 or 0x2800 or 0xFFA0 => ' ',
            0x2018 or 0x2019 or 0x201B or 0x2032 or 0x02BC or 0x02B9 or 0x00B4 or '`' => '\'',
            0x201C or 0x201D or 0x201E or 0x2033 => '"',
            0x2022 or 0x00B7 or 0x2219 or 0x2027 or 0x30FB or 0x3002 => '.',
            0x2044 or 0x2215 or 0x29F8 => '/',
            0x2212 or 0x2043 or 0x02D7 or 0x30FC or 0x2500 or 0x2796 => '-',
            // Letters in squares and circles, and the letters that make up flags.
            >= 0x1F150 and <= 0x1F169 => (char)('A' + value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('A' + value - 0x1F170),
            >= 0x1F1E6 and <= 0x1F1FF => (char)('A' + value - 0x1F1E6),
            _ => null,
        };

    private static char? Digit(Rune rune) =>
        Rune.GetNumericValue(rune) is >= 0 and <= 9 and var number && number == Math.Floor(number)
            ? (char)('0' + (int)number)
            : null;

    private static int RuneLength(string text, int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;

    private static bool IsMark(string text, int i) =>
        CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private sealed class Maker(int capacity)
    {
        private readonly StringBuilder text = new(capacity);
        private readonly List<int> from = new(capacity);
        private readonly List<int> to = new(capacity);

        public void Add(char c, int start, int end)
        {
            text.Append(c);
            from.Add(start);
            to.Add(end);
        }

        public FoldedText Make() => new(text.ToString(), [.. from], [.. to]);
    }
}
