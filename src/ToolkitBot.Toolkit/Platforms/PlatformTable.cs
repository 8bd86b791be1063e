using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>The platforms that can be recommended and the answers that decide between them, from content.</summary>
public sealed class PlatformTable
{
    /// <summary>Must change whenever the same wishes would give another <see cref="LearnMeaning"/>.</summary>
    internal const string MeaningVersion = "1";

    private const int FewAsks = 100;

    private readonly Dictionary<string, Platform> byId;
    private readonly Dictionary<(SlotKind, string), Slot> slots;
    private readonly IReadOnlyList<MentionExample> examples;
    private readonly Lazy<MentionModel?> turnedDown;
    private readonly PlatformNames names;
    private readonly UnlistedPlatforms unlisted;

    internal PlatformTable(
        string advice,
        IReadOnlyList<Slot> slots,
        IReadOnlyList<Platform> platforms,
        IReadOnlyList<UnknownPlatform> unknown,
        IReadOnlyList<string> tooLittle,
        WishWords wishes
    )
    {
        Advice = advice;
        Platforms = platforms;
        Slots = slots;
        TooLittle = tooLittle;
        byId = platforms.ToDictionary(p => p.Id, StringComparer.Ordinal);
        this.slots = slots.ToDictionary(slot => (slot.Kind, slot.Id));
        Negation = wishes.Negation;
        names = new(platforms, unknown, Negation);
        AskStems = [.. platforms.Select(p => p.Asks.Select(PhraseMatcher<Slot>.StemsOf).ToArray())];
        List<string> phrases =
        [
            .. names.Phrases,
            .. slots.SelectMany(slot => slot.Words),
            .. platforms.SelectMany(platform => platform.Asks),
        ];
        Words = new(phrases, Negation.Phrases);
        Sense = new(wishes, phrases.SelectMany(PhraseMatcher<Slot>.StemsOf));
        unlisted = new(
            wishes,
            phrases.Concat(tooLittle).Concat(wishes.Small).SelectMany(PhraseMatcher<Slot>.StemsOf).ToHashSet()
        );
        // The example wishes turn nothing down.
        examples =
        [
            .. wishes.Examples,
            .. platforms.SelectMany(p => p.Asks).Select(ask => new MentionExample(ask, [])),
        ];
        turnedDown = new(() => MentionModel.Learn(examples, new SlotFinder(this).Mentions, wishes.Meaning));
    }

    /// <summary>The honest advice that goes with every recommendation.</summary>
    public string Advice { get; }

    /// <summary>The rows, in the order of the file.</summary>
    public IReadOnlyList<Platform> Platforms { get; }

    /// <summary>Every slot of every kind, in the order of the file.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Examples of wishes that say too little, or name people of whom the table knows nothing.</summary>
    internal IReadOnlyList<string> TooLittle { get; }

    internal Negation Negation { get; }

    /// <summary>What was learnt of things that are turned down, on first use; null where there are no examples.</summary>
    internal MentionModel? TurnedDown => turnedDown.Value;

    internal WishSense Sense { get; }

    internal Vocabulary Words { get; }

    /// <summary>The example wishes of each row, read once for everything that goes by their words.</summary>
    internal IReadOnlyList<IReadOnlyList<List<string>>> AskStems { get; }

    /// <summary>Reads the table from <c>platforms.yaml</c>.</summary>
    /// <exception cref="ContentException">Something in the file cannot be used; names the line.</exception>
    /// <param name="file">The file.</param>
    /// <param name="negation">How people say no.</param>
    /// <param name="examples"><c>turned-down.yaml</c>; without it the rules for negations decide alone.</param>
    /// <param name="meaning">What the build learnt from them; without it the words decide.</param>
    public static PlatformTable Read(
        ContentNode file,
        Negation negation,
        ContentNode? examples = null,
        MentionMeaning? meaning = null
    ) =>
        PlatformTableReader.Read(
            file,
            words =>
                new(
                    words.Texts("reaching"),
                    words.Texts("small"),
                    words.TextsOrEmpty("leadingToName"),
                    words.TextsOrEmpty("followingName"),
                    negation,
                    examples is null ? [] : MentionExample.ReadAll(examples),
                    meaning
                )
        );

    /// <summary>Learns by meaning what people turn down and writes it as a book, unless the book has it already.</summary>
    /// <param name="path">The book.</param>
    /// <param name="encoder">The encoder that the bot will use.</param>
    /// <returns>Whether anything was learnt.</returns>
    public bool WriteMeaning(string path, TextEncoder encoder)
    {
        var finder = new SlotFinder(this);
        return MentionMeaning.Write(
            path,
            [.. examples.SelectMany(example => MentionModel.Mentions(example, finder.Mentions))],
            encoder
        );
    }

    /// <summary>
    /// Learns from the example wishes to judge others by what they mean. Its labels are the rows in their order, and last,
    /// that too little is said.
    /// </summary>
    /// <param name="vectors">Gives the vectors of the wishes.</param>
    public MeaningModel LearnMeaning(VectorSource vectors) =>
        MeaningModel.Learn(
            [
                .. Platforms.SelectMany((platform, label) => platform.Asks.Select(wish => (wish, label))),
                .. TooLittle.Select(wish => (wish, Platforms.Count)),
            ],
            // A row that has just been added has few wishes, and learns them more often.
            [
                .. Platforms.SelectMany(
                    (platform, label) =>
                        Enumerable
                            .Repeat(platform.Asks, FewAsks / platform.Asks.Count)
                            .SelectMany(asks => asks.Select(wish => (wish, label)))
                ),
            ],
            label => label == Platforms.Count,
            Platforms.Count + 1,
            vectors,
            new VectorLearning(Nodes: 128)
        );

    /// <summary>The slots of one kind, for its buttons.</summary>
    public IEnumerable<Slot> SlotsOf(SlotKind kind) => Slots.Where(slot => slot.Kind == kind);

    /// <summary>The slot of that kind and id, or null.</summary>
    public Slot? FindSlot(SlotKind kind, string id) => slots.GetValueOrDefault((kind, id));

    /// <summary>The row of that id, or null.</summary>
    public Platform? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// The platforms that a text names, in its order, slips forgiven; also those named as not wanted, since
    /// whoever asks about a platform by name wants its row.
    /// </summary>
    public IReadOnlyList<Platform> Named(string text)
    {
        var words = Tokeniser.Words(text);
        var stems = Words.Read(words);
        var hits = names.Find(text, words, stems);
        var said = Negation.Of(
            text,
            words,
            stems,
            hits.ConvertAll(hit => new Thing(hit.Start, hit.Length, ThingSort.Tool))
        );
        return
        [
            .. hits.Select((hit, at) => (hit.Meaning, IsTurnedDown: said[at] == Said.TurnedDown))
                .Where(named => named.Meaning.Unknown is null)
                .OrderBy(named => named.IsTurnedDown)
                .Select(named => named.Meaning.Row!)
                .Distinct(),
        ];
    }

    /// <summary>
    /// What shall be compared: the rows, and by their names the platforms that have none. Where nothing but names is
    /// said, a word that the table does not know is one.
    /// </summary>
    public (IReadOnlyList<Platform> Rows, IReadOnlyList<UnknownPlatform> Unknown) Compared(string text)
    {
        var words = Tokeniser.Words(text);
        var stems = Words.Read(words);
        var hits = NamedIn(text, words, stems);
        var unknown = hits.Select(hit => hit.Meaning.Unknown).OfType<UnknownPlatform>();
        if (hits.Count > 0 || Enumerable.Range(0, words.Count).Any(at => Negation.Joins(stems, at)))
        {
            unknown = unknown.Concat(Left(text, words, stems, hits));
        }

        return (Named(text), [.. unknown.DistinctBy(platform => platform.Name)]);
    }

    /// <summary>The words that are neither named platforms nor lead from one to the next, those side by side as one name.</summary>
    private IEnumerable<UnknownPlatform> Left(
        string text,
        List<Token> words,
        List<string> stems,
        List<PhraseHit<NamedPlatform>> hits
    )
    {
        for (var at = 0; at < words.Count; at++)
        {
            var start = at;
            while (at < words.Count && IsLeft(at) && (at == start || words[at - 1].Stop == '\0'))
            {
                at++;
            }

            if (at > start)
            {
                var name = text[words[start].Start..words[at - 1].End];
                yield return new(name, [name], null, null);
                at--;
            }
        }

        bool IsLeft(int at) =>
            !hits.Exists(hit => hit.Start <= at && at < hit.End) && !Negation.IsBetweenNames(stems[at]);
    }

    /// <summary>The platforms that a text names, those that no list has as well, in its order.</summary>
    internal List<PhraseHit<NamedPlatform>> NamedIn(string text, List<Token> words, List<string> stems)
    {
        var listed = names.Find(text, words, stems);
        var others = unlisted
            .Find(text, words, stems)
            .Where(hit => !listed.Exists(one => one.Start < hit.End && hit.Start < one.End));
        return [.. listed.Concat(others).OrderBy(hit => hit.Start)];
    }
}
