using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>The platforms that can be recommended and the answers that decide between them, from content.</summary>
public sealed class PlatformTable
{
    private readonly Dictionary<string, Platform> byId;
    private readonly Dictionary<(SlotKind, string), Slot> slots;

    internal PlatformTable(
        string advice,
        IReadOnlyList<Slot> slots,
        IReadOnlyList<Platform> platforms,
        IReadOnlyList<UnknownPlatform> unknown,
        WishWords wishes
    )
    {
        Advice = advice;
        Platforms = platforms;
        Slots = slots;
        byId = platforms.ToDictionary(p => p.Id, StringComparer.Ordinal);
        this.slots = slots.ToDictionary(slot => (slot.Kind, slot.Id));
        Negation = wishes.Negation;
        PlatformNames = new(platforms, unknown, Negation);
        AskStems = [.. platforms.Select(p => p.Asks.Select(PhraseBook<Slot>.StemsOf).ToArray())];
        List<string> phrases =
        [
            .. PlatformNames.Phrases,
            .. slots.SelectMany(slot => slot.Words),
            .. platforms.SelectMany(platform => platform.Asks),
        ];
        Words = new(phrases, Negation.Phrases);
        Sense = new(wishes, phrases.SelectMany(PhraseBook<Slot>.StemsOf));
    }

    /// <summary>The honest advice that goes with every recommendation.</summary>
    public string Advice { get; }

    /// <summary>The rows, in the order of the file.</summary>
    public IReadOnlyList<Platform> Platforms { get; }

    /// <summary>Every slot of every kind, in the order of the file.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    internal PlatformNames PlatformNames { get; }

    internal Negation Negation { get; }

    internal WishSense Sense { get; }

    internal Vocabulary Words { get; }

    /// <summary>The example wishes of each row, read once for everything that goes by their words.</summary>
    internal IReadOnlyList<IReadOnlyList<List<string>>> AskStems { get; }

    /// <summary>Reads the table from <c>platforms.yaml</c>.</summary>
    /// <exception cref="ContentException">Something in the file cannot be used; names the line.</exception>
    public static PlatformTable Read(ContentNode file, Negation negation) => PlatformTableReader.Read(file, negation);

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
        var hits = PlatformNames.Find(text, words, stems);
        var said = Negation.Of(words, stems, hits.ConvertAll(hit => new Thing(hit.Start, hit.Length, ThingSort.Tool)));
        return
        [
            .. hits.Select((hit, at) => (hit.Meaning, IsTurnedDown: said[at] == Said.TurnedDown))
                .Where(named => named.Meaning.Unknown is null)
                .OrderBy(named => named.IsTurnedDown)
                .Select(named => named.Meaning.Row)
                .Distinct(),
        ];
    }
}
