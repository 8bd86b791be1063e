using System.Text;

namespace ToolkitBot.Toolkit.Words;

/// <summary>A text with the things that it names, and what the rules make of each.</summary>
internal sealed class MentionContext
{
    private const int FarthestMark = 3;
    private const int MostTools = 3;

    private readonly string text;
    private readonly List<Token> words;
    private readonly List<string> stems;
    private readonly Clauses clauses;
    private readonly List<PhraseHit<NegationSort>> marks;
    private readonly string?[] sorts;
    private readonly string?[] kinds;

    public MentionContext(
        string text,
        List<Token> words,
        List<string> stems,
        Clauses clauses,
        List<PhraseHit<NegationSort>> marks,
        IReadOnlyList<Thing> things,
        Said[] said
    )
    {
        (this.text, this.words, this.stems, this.clauses, this.marks) = (text, words, stems, clauses, marks);
        (Things, Said) = (things, said);
        sorts = Sorts();
        kinds = Kinds();
    }

    public IReadOnlyList<Thing> Things { get; }

    /// <summary>What the rules make of each thing.</summary>
    public Said[] Said { get; }

    /// <summary>Where a thing begins in the text as typed.</summary>
    public int StartOf(int thing) => words[Things[thing].Start].Start;

    /// <summary>Where a thing ends in the text as typed.</summary>
    public int EndOf(int thing) => words[Things[thing].End - 1].End;

    /// <summary>Where the words before the last clause end in the text as typed; 0 where there is one clause alone.</summary>
    public int LastClause
    {
        get
        {
            var start = words.Count == 0 ? 0 : clauses.Start(words.Count - 1);
            return start == 0 ? 0 : words[start - 1].End;
        }
    }

    /// <summary>The things that are named by the same words, those that are used or made first.</summary>
    public IEnumerable<int> SamePlace(int thing) =>
        Enumerable
            .Range(0, Things.Count)
            .Where(other => (Things[other].Start, Things[other].End) == (Things[thing].Start, Things[thing].End))
            .OrderBy(other => Things[other].Sort);

    /// <summary>The words before a thing, the nearest first, and those behind it, with what ends a clause among them.</summary>
    public (List<string> Before, List<string> Behind) Words(int thing) => Sides(Things[thing], sorts);

    /// <summary>The same with the sort of each negation in place of its words.</summary>
    public (List<string> Before, List<string> Behind) Negations(int thing) => Sides(Things[thing], kinds);

    /// <summary>The words of the clause of a thing, before (L) and behind it (R), and of the clauses around (P, N).</summary>
    public IEnumerable<(char Side, List<string> Words)> Sides(int thing)
    {
        var (start, end) = (Things[thing].Start, Things[thing].End);
        var (first, last) = Clause(thing);
        return
        [
            ('P', Written(0, first, sorts)),
            ('L', Written(first, start, sorts)),
            ('R', Written(end, last, sorts)),
            ('N', Written(last, words.Count, sorts)),
        ];
    }

    /// <summary>How the text says no, on which side of a thing and how far from it.</summary>
    public IEnumerable<string> Marks(int thing)
    {
        var (start, end) = (Things[thing].Start, Things[thing].End);
        var (first, last) = Clause(thing);
        return marks.Select(mark =>
            mark.End <= first ? $"{mark.Meaning}:P"
            : mark.Start >= last ? $"{mark.Meaning}:N"
            : mark.End <= start ? $"{mark.Meaning}:L{Math.Min(start - mark.End, FarthestMark)}"
            : mark.Start >= end ? $"{mark.Meaning}:R{Math.Min(mark.Start - end, FarthestMark)}"
            : $"{mark.Meaning}:I"
        );
    }

    /// <summary>Where a thing stands among the clauses and the platforms.</summary>
    public IEnumerable<string> Places(int thing)
    {
        var (start, end) = (Things[thing].Start, Things[thing].End);
        var (first, last) = Clause(thing);
        var tools = Things.Where(other => other.Sort == ThingSort.Tool).ToList();
        return
        [
            $"first:{first == 0}",
            $"last:{last == words.Count}",
            $"stop:{(end == words.Count ? '$' : words[end - 1].Stop)}",
            $"tools:{Math.Min(tools.Count, MostTools)}",
            $"before:{tools.Exists(tool => tool.Start < start)}",
            $"behind:{tools.Exists(tool => tool.Start >= end)}",
        ];
    }

    /// <summary>The text as typed with other words in the places of its things, the longest of each place.</summary>
    /// <param name="wordFor">The word for a thing; null leaves it as it is.</param>
    public string With(Func<int, string?> wordFor)
    {
        var written = new StringBuilder();
        var from = 0;
        foreach (var thing in Enumerable.Range(0, Things.Count).OrderBy(StartOf).ThenByDescending(EndOf))
        {
            if (StartOf(thing) >= from && wordFor(thing) is { } word)
            {
                written.Append(text, from, StartOf(thing) - from).Append(word);
                from = EndOf(thing);
            }
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    private (int Start, int End) Clause(int thing) =>
        (clauses.Start(Things[thing].Start), clauses.End(Things[thing].End - 1));

    private (List<string> Before, List<string> Behind) Sides(Thing thing, string?[] shown)
    {
        var before = Written(0, thing.Start, shown);
        before.Reverse();
        var behind = Written(thing.End, words.Count, shown);
        if (words[thing.End - 1].Stop is var stop and not '\0')
        {
            behind.Insert(0, $"{stop}");
        }

        return (before, behind);
    }

    private List<string> Written(int start, int end, string?[] shown)
    {
        var written = new List<string>();
        for (var at = start; at < end; at++)
        {
            var word = shown[at] ?? stems[at];
            if (shown[at] is null || written.Count == 0 || written[^1] != word)
            {
                written.Add(word);
            }

            if (words[at].Stop is var stop and not '\0')
            {
                written.Add($"{stop}");
            }
        }

        return written;
    }

    private string?[] Sorts()
    {
        var shown = new string?[words.Count];
        foreach (var thing in Things.OrderByDescending(thing => thing.Sort))
        {
            Array.Fill(shown, $"<{thing.Sort}>", thing.Start, thing.Length);
        }

        return shown;
    }

    private string?[] Kinds()
    {
        var shown = sorts.ToArray();
        foreach (var mark in marks)
        {
            for (var at = mark.Start; at < mark.End; at++)
            {
                shown[at] ??= $"<{mark.Meaning}>";
            }
        }

        return shown;
    }
}
