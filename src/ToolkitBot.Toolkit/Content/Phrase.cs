using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>A sentence with named places such as <c>{name}</c>, taken apart once.</summary>
internal sealed partial class Phrase
{
    // Words and names of places in turn; the first are words.
    private readonly string[] pieces;

    public Phrase(string text, int line = 1)
    {
        Line = line;
        Text = text;
        pieces = Place().Split(text);
        Places = pieces.Where((_, i) => IsPlace(i)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The named places.</summary>
    public IReadOnlySet<string> Places { get; }

    /// <summary>Whether braces stand in it that are no place.</summary>
    public bool HasStrayBraces =>
        pieces.Where((_, i) => !IsPlace(i)).Any(words => words.AsSpan().ContainsAny('{', '}'));

    /// <summary>The sentence with its places filled.</summary>
    /// <param name="value">What stands in a place.</param>
    public string Fill(Func<string, string> value)
    {
        if (pieces.Length == 1)
        {
            return Text;
        }

        var filled = (string[])pieces.Clone();
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] = IsPlace(i) ? value(pieces[i]) : pieces[i];
        }

        return string.Concat(filled);
    }

    private static bool IsPlace(int piece) => piece % 2 == 1;

    [GeneratedRegex(@"\{([a-z][a-z0-9-]*)\}")]
    private static partial Regex Place();
}
