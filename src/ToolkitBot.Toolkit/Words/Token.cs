namespace ToolkitBot.Toolkit.Words;

/// <summary>A word of a text, folded for comparing, and where it stands in the text as typed.</summary>
/// <param name="Text">Lower case, without accents, apostrophes and hidden marks.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">Just after its last character.</param>
/// <param name="IsSign">Whether it is an emoji or another sign rather than a word.</param>
internal readonly record struct Token(string Text, int Start, int End, bool IsSign)
{
    /// <summary>What ends the clause after the word, such as a comma or a full stop; 0 where nothing does.</summary>
    public char Stop { get; init; }
}
