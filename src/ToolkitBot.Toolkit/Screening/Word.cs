using System.Globalization;
using System.Text;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>A word of a folded text: letters and digits, with apostrophes inside.</summary>
/// <param name="Start">Index of its first character in the folded text.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Text">As written, without a possessive 's.</param>
/// <param name="Key">Lower case, without diacritics or a possessive 's; used to look it up in lists.</param>
/// <param name="Possessive">Whether it was written with 's or s'.</param>
/// <param name="Sentence">Index of its sentence, counted from 0.</param>
/// <param name="Opens">Whether it is the first word of its sentence.</param>
internal sealed record Word(int Start, int End, string Text, string Key, bool Possessive, int Sentence, bool Opens)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]) && Text.All(char.IsAsciiDigit);

    public bool HasDigit => Text.Any(char.IsAsciiDigit);

    public bool IsCapital => char.IsUpper(Text[0]);

    public bool IsAllCapitals => Text.Length > 1 && Text.All(c => !char.IsLower(c));

    /// <summary>Returns the words of a folded text, in order.</summary>
    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        var sentence = 0;
        var opens = true;
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (EndsSentence(text, i, words))
                {
                    sentence++;
                    opens = true;
                }

                i++;
                continue;
            }

            var end = i + 1;
            while (end < text.Length && IsInside(text, end))
            {
                end++;
            }

            words.Add(Make(text, i, end, sentence, opens));
            opens = false;
            i = end;
        }

        return words;
    }

    private static Word Make(string text, int start, int end, int sentence, bool opens)
    {
        var written = text[start..end];
        var possessive = written.EndsWith("'s", StringComparison.OrdinalIgnoreCase);
        var bare = possessive ? written[..^2] : written;
        var plural = end < text.Length && text[end] == '\'' && bare.EndsWith('s');
        return new Word(start, end, bare, KeyOf(bare), possessive || plural, sentence, opens);
    }

    private static bool IsInside(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] == '\'' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && char.IsLetterOrDigit(text[i - 1]));

    private static bool EndsSentence(string text, int i, List<Word> words)
    {
        if (text[i] is '!' or '?')
        {
            return words.Count > 0;
        }

        if (text[i] != '.' || words.Count == 0 || (i + 1 < text.Length && text[i + 1] is not (' ' or '\n')))
        {
            return false;
        }

        // "Mr. Lowe", "J. Smith", "hosp. no. 4": a full stop after a short word usually marks an abbreviation.
        var last = words[^1];
        return last.End != i || (last.Text.Length > 1 && !Abbreviations.Contains(last.Key));
    }

    private static readonly HashSet<string> Abbreviations =
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "hosp",
        "pt",
        "nr",
        "num",
        "tel",
        "mob",
        "rev",
        "ext",
        "e",
        "eg",
    ];

    private static string KeyOf(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        var bare = new StringBuilder(lower.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }
}
