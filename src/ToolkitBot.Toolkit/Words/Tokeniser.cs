using System.Globalization;
using System.Text;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// Takes a text apart into words. Case, width, accents, apostrophes and everything that is not seen (format
/// characters, variation selectors, control characters) make no difference to a word; each remembers where it stood.
/// </summary>
internal sealed class Tokeniser
{
    // Signs that say something without a letter: a lone question mark asks for help, an ampersand is "and".
    private const string Signs = "?&%£";

    private readonly string text;
    private readonly List<Token> tokens = [];
    private readonly StringBuilder word = new();
    private int start;
    private int end;

    private Tokeniser(string text) => this.text = text;

    /// <summary>The words and signs of a text, in order.</summary>
    public static List<Token> Split(string text) => new Tokeniser(text).Run();

    /// <summary>The words of a text, without its signs.</summary>
    public static List<Token> Words(string text)
    {
        var words = Split(text);
        words.RemoveAll(token => token.IsSign);
        return words;
    }

    private List<Token> Run()
    {
        for (var at = 0; at < text.Length; )
        {
            // Half a surrogate pair, as a cut-off emoji leaves it, reads as the replacement character: no word.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (rune.IsAscii || IsApostrophe(rune))
            {
                Take(rune, at, at + length);
            }
            else if (!IsHidden(rune))
            {
                foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
                {
                    Take(part, at, at + length);
                }
            }

            at += length;
        }

        EndWord();
        return tokens;
    }

    private void Take(Rune rune, int from, int to)
    {
        if (Rune.IsLetterOrDigit(rune) && !IsApostrophe(rune))
        {
            if (word.Length == 0)
            {
                start = from;
            }

            end = to;
            word.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        else if (!JoinsLetters(rune, from, to) && !IsHidden(rune))
        {
            EndWord();
            TakeBetween(rune, from, to);
        }
    }

    private void TakeBetween(Rune rune, int from, int to)
    {
        if (
            Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol
            || (rune.IsBmp && Signs.Contains((char)rune.Value, StringComparison.Ordinal))
        )
        {
            tokens.Add(new(rune.ToString(), from, to, IsSign: true));
        }

        if (tokens.Count > 0 && StopOf(rune, from, to) is var stop and not '\0')
        {
            // A question mark is a sign, too, but the clause that it ends is that of the word before it.
            var last = tokens.FindLastIndex(token => !token.IsSign);
            if (last >= 0 && tokens[last].Stop is '\0' or ',')
            {
                tokens[last] = tokens[last] with { Stop = stop };
            }
        }
    }

    private char StopOf(Rune rune, int from, int to) =>
        rune.Value switch
        {
            ',' => ',',
            '.' or ':' when to < text.Length && char.IsLetterOrDigit(text[to]) => '\0',
            '.' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '…' or '•' => '.',
            '-' or '–' or '—' when IsSpace(from - 1) && IsSpace(to) => '-',
            '—' => '-',
            _ => '\0',
        };

    private void EndWord()
    {
        if (word.Length > 0)
        {
            tokens.Add(new(word.ToString(), start, end, IsSign: false));
            word.Clear();
        }
    }

    private bool IsSpace(int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);

    /// <summary>Inside a word: an apostrophe ("don't"), an accent, and the hyphen after one letter ("x-ray").</summary>
    private bool JoinsLetters(Rune rune, int from, int to) =>
        word.Length > 0
        && (
            IsApostrophe(rune)
            || (rune.Value is '-' or '\u2010' or '\u2011' && word.Length == 1 && IsLetter(to) && from == end)
        );

    private bool IsLetter(int at) => at < text.Length && char.IsLetter(text[at]);

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '`' or '´' or 'ʼ' or '\u2018' or '\u2019';

    /// <summary>What is not seen by itself: joiners, direction marks, soft hyphens, selectors, accents, skin tones.</summary>
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => true,
            UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t' or '\v' or '\f' or 0x85),
            UnicodeCategory.ModifierSymbol => rune.Value >= 0x1F3FB,
            UnicodeCategory.OtherNotAssigned => rune.Value is 0x2065 or (>= 0xFFF0 and <= 0xFFF8) or >= 0xE0000,
            _ => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800,
        };
}
