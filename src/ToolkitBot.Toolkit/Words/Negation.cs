using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Words;

/// <summary>How people say no, and what of the things that a text names they turn down. The words are content.</summary>
public sealed class Negation
{
    private const string FormsOfNot = "forms-of-not";
    private const string Not = "not ";

    private static readonly (string Key, NegationSort Sort)[] MarkLists =
    [
        ("not", NegationSort.Not),
        ("nobody", NegationSort.Nobody),
        ("leave-out", NegationSort.LeaveOut),
        ("have", NegationSort.Have),
        ("behind", NegationSort.Behind),
        ("bad", NegationSort.Bad),
        ("who", NegationSort.Who),
        ("verbs", NegationSort.Verb),
        ("around", NegationSort.Around),
        ("only", NegationSort.Only),
        ("try", NegationSort.Try),
        ("else", NegationSort.Else),
        ("none", NegationSort.None),
    ];

    private static readonly (string Key, LinkSort Sort)[] LinkLists =
    [
        ("ends", LinkSort.Ends),
        ("turns", LinkSort.Turns),
        ("joins", LinkSort.Joins),
        ("and", LinkSort.And),
        ("singular", LinkSort.Singular),
        ("articles", LinkSort.Articles),
        ("by", LinkSort.By),
        ("between", LinkSort.Between),
        ("answers", LinkSort.Answers),
        ("pronouns", LinkSort.Pronouns),
        ("be", LinkSort.Be),
        ("about", LinkSort.About),
        ("asks", LinkSort.Asks),
        ("yet", LinkSort.Yet),
        ("relatives", LinkSort.Relatives),
        ("goes-on", LinkSort.GoesOn),
    ];

    private readonly PhraseMatcher<NegationSort> marks;
    private readonly PhraseMatcher<LinkSort> links;

    private Negation(PhraseMatcher<NegationSort> marks, PhraseMatcher<LinkSort> links) =>
        (this.marks, this.links) = (marks, links);

    /// <summary>Reads <c>negation.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or has the wrong shape.</exception>
    public static Negation Read(ContentNode node)
    {
        node.Only([.. MarkLists.Select(list => list.Key), .. LinkLists.Select(list => list.Key), FormsOfNot]);
        var forms = node.Texts(FormsOfNot);
        return new(
            // A phrase of two lists is of the later one: "isn't" turns down what follows it and, as a verb, what stands before.
            new(
                Entries(node, MarkLists)
                    .SelectMany(entry => Forms(entry.Phrase, forms).Select(phrase => (Phrase: phrase, entry.Sort)))
                    .GroupBy(entry => Plain(entry.Phrase))
                    .Select(same => same.Last())
            ),
            new(Entries(node, LinkLists))
        );
    }

    private static string Plain(string phrase) =>
        string.Join('*', phrase.Split('*').Select(part => string.Join(' ', PhraseMatcher<NegationSort>.StemsOf(part))));

    /// <summary>"Not too late" is also "isn't too late".</summary>
    private static IEnumerable<string> Forms(string phrase, IReadOnlyList<string> formsOfNot) =>
        phrase.StartsWith(Not, StringComparison.Ordinal)
            ? [phrase, .. formsOfNot.Select(form => $"{form} {phrase[Not.Length..]}")]
            : [phrase];

    /// <summary>Every phrase of the content: its words are known and no slips of others.</summary>
    internal IEnumerable<string> Phrases => marks.Phrases.Concat(links.Phrases);

    /// <summary>Whether a phrase itself says no.</summary>
    internal bool IsIn(string phrase) =>
        marks
            .Find(PhraseMatcher<NegationSort>.StemsOf(phrase))
            .Exists(mark => mark.Meaning is not (NegationSort.Have or NegationSort.Try or NegationSort.Else));

    /// <summary>Whether a no, or a word that leads on to a thing ("on", "use", "or"), stands right before a word.</summary>
    internal bool Leads(List<string> stems, int at) =>
        links.Find([stems[at - 1]]).Exists(hit => hit.Meaning is LinkSort.Joins or LinkSort.By or LinkSort.Between)
        || marks.Find(stems[..at]).Exists(mark => mark.End == at);

    /// <summary>Whether a word can stand between names, as "and", "with" or "the" do.</summary>
    internal bool IsBetweenNames(string stem) =>
        links
            .FindAll([stem])
            .Any(hit =>
                hit.Meaning is LinkSort.Joins or LinkSort.And or LinkSort.By or LinkSort.Between or LinkSort.Articles
            );

    /// <summary>Whether a word joins two things, as "or" does.</summary>
    internal bool Joins(List<string> stems, int at) =>
        links.Find([stems[at]]).Exists(hit => hit.Meaning == LinkSort.Joins);

    /// <summary>For each of the things, in their order, what the text says of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="stems">The stem of each word.</param>
    /// <param name="things">What the text names, by its place among the words.</param>
    internal Said[] Of(string text, List<Token> words, List<string> stems, IReadOnlyList<Thing> things) =>
        things.Count == 0 ? [] : Read(text, words, stems, things).Said;

    /// <summary>The same with all that it was judged by.</summary>
    internal MentionContext Read(string text, List<Token> words, List<string> stems, IReadOnlyList<Thing> things)
    {
        var clauses = new Clauses(words, Links(stems));
        var found = Marks(clauses, stems);
        var said = new NegationScope(clauses, new(clauses, things), found).Judge();
        return new(text, words, stems, clauses, found, things, said);
    }

    /// <summary>How the text says no, in its order; no phrase reaches over the end of a sentence.</summary>
    private List<PhraseHit<NegationSort>> Marks(Clauses clauses, List<string> stems)
    {
        var found = new List<PhraseHit<NegationSort>>();
        for (var start = 0; start < stems.Count; )
        {
            var end = clauses.SentenceEnd(start);
            found.AddRange(marks.Find(stems[start..end]).Select(hit => hit with { Start = hit.Start + start }));
            start = end;
        }

        return found;
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

    private static IEnumerable<(string Phrase, T Sort)> Entries<T>(ContentNode node, (string Key, T Sort)[] lists) =>
        lists.SelectMany(list => node.Texts(list.Key).Select(phrase => (phrase, list.Sort)));
}

/// <summary>How a phrase says no.</summary>
internal enum NegationSort
{
    /// <summary>Turns down what follows.</summary>
    Not,

    /// <summary>"Nobody", "hardly any": turns down what those people do not use, and not the people.</summary>
    Nobody,

    /// <summary>Leaves out what follows; after <see cref="Not"/> it turns nothing down.</summary>
    LeaveOut,

    /// <summary>Says that a platform is there already.</summary>
    Have,

    /// <summary>Turns down what stands before.</summary>
    Behind,

    /// <summary>Turns down what stands before if it says what that is: "Twitter is a cesspit".</summary>
    Bad,

    /// <summary>Turns down what stands right before, people as well.</summary>
    Who,

    /// <summary>Turns down what stands right before, else what follows.</summary>
    Verb,

    /// <summary>Turns down what stands between its words.</summary>
    Around,

    /// <summary>Says that more is meant than what follows.</summary>
    Only,

    /// <summary>Says that what is not there yet shall be tried.</summary>
    Try,

    /// <summary>Asks for something else than what was named before.</summary>
    Else,

    /// <summary>Is no negation.</summary>
    None,
}

/// <summary>How a word carries a negation on, ends it, or says what it is about.</summary>
internal enum LinkSort
{
    Ends,
    Turns,
    Joins,
    And,
    Singular,
    Articles,
    By,
    Between,
    Answers,
    Pronouns,
    Be,
    About,
    Asks,
    Yet,
    Relatives,
    GoesOn,
}

/// <summary>What a thing is, as far as saying no to it goes.</summary>
internal enum ThingSort
{
    /// <summary>Something that one uses: a platform.</summary>
    Tool,

    /// <summary>Something that one makes: photos, a film.</summary>
    Made,

    /// <summary>How often, or how long.</summary>
    Time,

    /// <summary>People or a purpose.</summary>
    Other,
}

/// <summary>Something that a text names, by its place among the words.</summary>
internal readonly record struct Thing(int Start, int Length, ThingSort Sort)
{
    public int End => Start + Length;

    /// <summary>Whether it is used or made.</summary>
    public bool IsSolid => Sort is ThingSort.Tool or ThingSort.Made;
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
