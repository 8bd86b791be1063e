using System.Globalization;
using System.Text;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// Splits a text into WordPiece tokens as BERT's uncased models do: lower case, no accents, every sign for itself, and
/// each word as the longest pieces of the vocabulary; a piece inside a word begins with "##".
/// </summary>
internal sealed class WordPieces
{
    private const int LongestWord = 100;

    private readonly ReadOnlyMemory<byte> words;
    private readonly ReadOnlyMemory<int> ends;

    /// <param name="words">The vocabulary in UTF-8, in ascending order of its bytes, concatenated.</param>
    /// <param name="ends">Where each word ends.</param>
    /// <exception cref="FormatException">The vocabulary has no signs for begin, end or unknown words.</exception>
    public WordPieces(ReadOnlyMemory<byte> words, ReadOnlyMemory<int> ends)
    {
        (this.words, this.ends) = (words, ends);
        Begin = Known("[CLS]");
        End = Known("[SEP]");
        Unknown = Known("[UNK]");
    }

    public ReadOnlyMemory<byte> Words => words;

    public ReadOnlyMemory<int> Ends => ends;

    private int Begin { get; }

    private int End { get; }

    private int Unknown { get; }

    /// <summary>Returns the tokens of a text, with those for begin and end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most tokens to return; what comes after them is left out.</param>
    public int[] Of(string text, int most)
    {
        var tokens = new List<int>(32) { Begin };
        foreach (var word in Split(text))
        {
            Add(word, tokens);
            if (tokens.Count >= most)
            {
                break;
            }
        }

        return [.. tokens.Take(most - 1), End];
    }

    private static List<string> Split(string text)
    {
        var found = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            if (IsSeparate(rune) || Rune.IsWhiteSpace(rune))
            {
                EndWord();
                if (!Rune.IsWhiteSpace(rune))
                {
                    found.Add(rune.ToString());
                }
            }
            else if (!IsLeftOut(rune))
            {
                word.Append(rune.ToString());
            }
        }

        EndWord();
        return found;

        void EndWord()
        {
            if (word.Length > 0)
            {
                found.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Lower case and decomposed. Half a surrogate pair becomes the replacement character.</summary>
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormD);
    }

    private static bool IsSeparate(Rune rune) =>
        rune.IsAscii
            ? rune.Value > ' ' && rune.Value < 127 && !Rune.IsLetterOrDigit(rune)
            : Rune.IsPunctuation(rune) || IsIdeograph(rune.Value);

    private static bool IsLeftOut(Rune rune) =>
        rune.Value == Rune.ReplacementChar.Value
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate;

    private static bool IsIdeograph(int value) =>
        value
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x20000 and <= 0x2CEAF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x2F800 and <= 0x2FA1F);

    private void Add(string word, List<int> tokens)
    {
        var letters = Encoding.UTF8.GetBytes("##" + word).AsSpan();
        var first = tokens.Count;
        if (word.Length > LongestWord)
        {
            tokens.Add(Unknown);
            return;
        }

        for (var at = 2; at < letters.Length; )
        {
            var (piece, length) = Longest(letters, at);
            if (length == 0)
            {
                tokens.RemoveRange(first, tokens.Count - first);
                tokens.Add(Unknown);
                return;
            }

            tokens.Add(piece);
            at += length;
        }
    }

    /// <summary>Finds the longest piece at a place; overwrites the two bytes before it, which are read already.</summary>
    private (int Piece, int Length) Longest(Span<byte> letters, int at)
    {
        var isFirst = at == 2;
        letters[at - 1] = letters[at - 2] = (byte)'#';
        for (var length = letters.Length - at; length > 0; length--)
        {
            var piece = isFirst ? letters.Slice(at, length) : letters.Slice(at - 2, length + 2);
            if (Find(piece) is >= 0 and var found)
            {
                return (found, length);
            }
        }

        return (-1, 0);
    }

    private int Known(string word) =>
        Find(Encoding.UTF8.GetBytes(word)) is >= 0 and var found
            ? found
            : throw new FormatException($"The vocabulary has no {word}.");

    private int Find(ReadOnlySpan<byte> word)
    {
        var all = words.Span;
        var until = ends.Span;
        var (low, high) = (0, until.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var begin = middle == 0 ? 0 : until[middle - 1];
            var order = word.SequenceCompareTo(all[begin..until[middle]]);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }
}
