namespace ToolkitBot.Cards;

/// <summary>A folder of cards that cannot be used; the message is one plain sentence with file and line.</summary>
public sealed class CardDeckException : Exception
{
    /// <summary>A problem in a file of the deck.</summary>
    /// <param name="file">Name of the file, or the folder if that is the problem.</param>
    /// <param name="line">Line in it, counted from 1.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public CardDeckException(string file, int line, string problem)
        : base($"{file}, line {line}: {problem}")
    {
        File = file;
        Line = line;
    }

    /// <summary>Name of the file below the deck's folder.</summary>
    public string File { get; }

    /// <summary>Line in the file, counted from 1.</summary>
    public int Line { get; }
}
