using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>A sentence with placeholders such as <c>{name}</c>, parsed once.</summary>
internal sealed partial class Phrase
{
    // Alternates between text and placeholder names, beginning with text.
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

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names of the placeholders.</summary>
    public IReadOnlySet<string> Places { get; }

    /// <summary>Whether it contains braces that do not form a placeholder.</summary>
    public bool HasStrayBraces =>
        pieces.Where((_, i) => !IsPlace(i)).Any(words => words.AsSpan().ContainsAny('{', '}'));

    /// <summary>Returns the sentence with its placeholders filled in.</summary>
    /// <param name="value">Returns the value for a placeholder.</param>
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
