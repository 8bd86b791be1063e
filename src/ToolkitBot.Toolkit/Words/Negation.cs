using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Words;

/// <summary>How people say no, and what of the things that a text names they turn down. The words are content.</summary>
public sealed class Negation
{
    /// <summary>Words that may stand between two words of a phrase that can be taken apart.</summary>
    private const int WordsApart = 2;

    private readonly PhraseBook<NegationSort> marks;
    private readonly PhraseBook<NegationSort> apart;
    private readonly PhraseBook<LinkSort> links;

    private Negation(PhraseBook<NegationSort> marks, PhraseBook<NegationSort> apart, PhraseBook<LinkSort> links) =>
        (this.marks, this.apart, this.links) = (marks, apart, links);

    /// <summary>Reads <c>negation.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or has the wrong shape.</exception>
    public static Negation Read(ContentNode node)
    {
        (string Key, NegationSort Sort)[] sorts =
        [
            ("not", NegationSort.Not),
            ("leave-out", NegationSort.LeaveOut),
            ("have", NegationSort.Have),
            ("behind", NegationSort.Behind),
            ("verbs", NegationSort.Verb),
            ("only", NegationSort.Only),
            ("none", NegationSort.None),
            ("blame", NegationSort.Blame),
        ];
        (string Key, NegationSort Sort)[] split = [("apart", NegationSort.LeaveOut), ("around", NegationSort.Around)];
        (string Key, LinkSort Sort)[] joining =
        [
            ("ends", LinkSort.Ends),
            ("joins", LinkSort.Joins),
            ("by", LinkSort.By),
            ("between", LinkSort.Between),
        ];
        node.Only([.. sorts.Concat(split).Select(sort => sort.Key), .. joining.Select(sort => sort.Key)]);
        return new(Book(node, sorts), Book(node, split, WordsApart), Book(node, joining));
    }

    /// <summary>Every phrase of the content: its words are known and no slips of others.</summary>
    internal IEnumerable<string> Phrases => marks.Phrases.Concat(apart.Phrases).Concat(links.Phrases);

    /// <summary>Whether a phrase itself says no.</summary>
    internal bool IsIn(string phrase) =>
        marks.Find(PhraseBook<Said>.StemsOf(phrase)).Exists(mark => mark.Meaning is not NegationSort.Have);

    /// <summary>Whether a no, or a word that leads on to a thing ("on", "use", "or"), stands right before a word.</summary>
    internal bool Leads(List<string> stems, int at) =>
        links.Find([stems[at - 1]]).Exists(hit => hit.Meaning != LinkSort.Ends)
        || marks.Find(stems[..at]).Exists(mark => mark.End == at);

    /// <summary>Whether a word joins two things, as "or" does.</summary>
    internal bool Joins(List<string> stems, int at) =>
        links.Find([stems[at]]).Exists(hit => hit.Meaning == LinkSort.Joins);

    /// <summary>For each of the things, in their order, what the text says of it.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="stems">The stem of each word.</param>
    /// <param name="things">What the text names, by its place among the words.</param>
    internal Said[] Of(List<Token> words, List<string> stems, IReadOnlyList<Thing> things)
    {
        var found = Marks(stems);
        if (things.Count == 0 || found.Count == 0)
        {
            return new Said[things.Count];
        }

        var links = Links(stems);
        return new NegationScope(words, links, new(words, links, things), found).Judge();
    }

    /// <summary>How the text says no, in its order. What says so in one piece counts before what is taken apart.</summary>
    private List<PhraseHit<NegationSort>> Marks(List<string> stems)
    {
        var whole = marks.Find(stems);
        var split = apart.Find(stems).Where(hit => !whole.Exists(mark => mark.Start < hit.End && hit.Start < mark.End));
        return [.. whole.Concat(split).OrderBy(mark => mark.Start)];
    }

    private HashSet<LinkSort>[] Links(List<string> stems)
    {
        var found = stems.ConvertAll(_ => new HashSet<LinkSort>());
        foreach (var hit in links.FindAll(stems))
        {
            found[hit.Start].Add(hit.Meaning);
        }

        return [.. found];
    }

    // A phrase of two lists is of the later one: "isn't" turns down what follows it and, as a verb, what stands before.
    private static PhraseBook<T> Book<T>(ContentNode node, (string Key, T Sort)[] lists, int wordsBetween = 0) =>
        new(
            lists
                .SelectMany(list => node.Texts(list.Key).Select(phrase => (Phrase: phrase, list.Sort)))
                .GroupBy(entry =>
                    (
                        string.Join(' ', PhraseBook<T>.StemsOf(entry.Phrase)),
                        typeof(T) == typeof(LinkSort) ? entry.Sort : default
                    )
                )
                .Select(same => same.Last()),
            wordsBetween
        );
}

/// <summary>How a phrase says no.</summary>
internal enum NegationSort
{
    /// <summary>Turns down what follows.</summary>
    Not,

    /// <summary>Leaves out what follows; after <see cref="Not"/> it turns nothing down.</summary>
    LeaveOut,

    /// <summary>Says that a platform is there already.</summary>
    Have,

    /// <summary>Turns down what stands before.</summary>
    Behind,

    /// <summary>Turns down what stands right before, else what follows.</summary>
    Verb,

    /// <summary>Says that more is meant than what follows.</summary>
    Only,

    /// <summary>Is no negation.</summary>
    None,

    /// <summary>Says something so bad of what stands before that it is turned down.</summary>
    Blame,

    /// <summary>Turns down what stands between its words.</summary>
    Around,
}

/// <summary>How a word carries a negation on or ends it.</summary>
internal enum LinkSort
{
    Ends,
    Joins,
    By,
    Between,
}

/// <summary>What a thing is, as far as saying no to it goes.</summary>
internal enum ThingSort
{
    /// <summary>Something that one uses: a platform.</summary>
    Tool,

    /// <summary>Something that one makes: photos, a film.</summary>
    Made,

    /// <summary>People, a time or a purpose.</summary>
    Other,
}

/// <summary>Something that a text names, by its place among the words.</summary>
internal readonly record struct Thing(int Start, int Length, ThingSort Sort)
{
    public int End => Start + Length;

    /// <summary>Whether it is used or made.</summary>
    public bool IsSolid => Sort != ThingSort.Other;
}

/// <summary>What a text says of a thing that it names.</summary>
internal enum Said
{
    /// <summary>Nothing against it.</summary>
    Wanted,

    /// <summary>It is turned down.</summary>
    TurnedDown,

    /// <summary>It is not all that is meant.</summary>
    NotAlone,
}
