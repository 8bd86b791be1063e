using System.Text;

namespace ToolkitBot.Toolkit.Words;

/// <summary>A typed text as plain words that remember where they stood.</summary>
internal static class TypedWords
{
    private static readonly char[] Punctuation = [.. ".,;:!?\"'/()*…“”‘"];

    /// <param name="Plain">In small letters, without the punctuation around it.</param>
    /// <param name="Start">Where it begins in the text.</param>
    /// <param name="End">Just after its last character.</param>
    internal readonly record struct Word(string Plain, int Start, int End);

    public static List<Word> Split(string text)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && IsSpace(text[at]))
            {
                at++;
            }

            var start = at;
            while (at < text.Length && !IsSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(new(PlainOf(text[start..at]), start, at));
            }
        }

        // A dash or full stop among words is no word, but a lone question mark asks for help.
        return words.Exists(HasLetter) ? words.FindAll(HasLetter) : words;
    }

    private static bool HasLetter(Word word) => word.Plain.Any(char.IsLetterOrDigit);

    // Zero-width characters count as spaces: chat clients put them around mentions.
    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u2060' or '\uFEFF';

    private static string PlainOf(string word)
    {
        var lower = Normal(word).ToLowerInvariant().Replace('’', '\'');
        var trimmed = lower.Trim(Punctuation);
        return trimmed.Length > 0 ? trimmed : lower;
    }

    // Half of a surrogate pair, as a cut-off emoji leaves it, cannot be normalised; it is left as it is.
    private static string Normal(string word)
    {
        try
        {
            return word.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return word;
        }
    }
}
