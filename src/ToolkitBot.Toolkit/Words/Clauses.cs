namespace ToolkitBot.Toolkit.Words;

/// <summary>The words of a text with what joins and parts them: where its sentences and clauses begin and end.</summary>
internal sealed class Clauses(List<Token> words, HashSet<LinkSort>[] links)
{
    public int Count => words.Count;

    public bool Is(LinkSort sort, int at) => at >= 0 && at < words.Count && links[at].Contains(sort);

    public bool Any(LinkSort sort, int start, int end)
    {
        for (var at = Math.Max(start, 0); at < end; at++)
        {
            if (Is(sort, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word can hold an "is", as "Twitter's" does.</summary>
    public bool EndsWithS(int at) => words[at].Text.EndsWith('s');

    /// <summary>What ends a clause after the word before this one; 0 where nothing does.</summary>
    public char StopBefore(int at) => at == 0 ? '.' : words[at - 1].Stop;

    /// <summary>Where the sentence of a word ends.</summary>
    public int SentenceEnd(int at)
    {
        while (at < words.Count && words[at].Stop is '\0' or ',')
        {
            at++;
        }

        return Math.Min(at + 1, words.Count);
    }

    /// <summary>Where the clause of a word begins: behind a stop, or at a word with which the sense turns.</summary>
    public int Start(int at)
    {
        while (at > 0 && StopBefore(at) == '\0' && !Is(LinkSort.Turns, at))
        {
            at--;
        }

        return at;
    }

    /// <summary>Where the clause of a word ends.</summary>
    public int End(int at)
    {
        for (at++; at < words.Count && StopBefore(at) == '\0' && !Is(LinkSort.Turns, at); at++) { }

        return Math.Min(at, words.Count);
    }
}
