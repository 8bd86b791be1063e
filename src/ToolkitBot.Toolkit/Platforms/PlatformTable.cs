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
        IReadOnlyList<string> turnedDown
    )
    {
        Advice = advice;
        Platforms = platforms;
        Slots = slots;
        byId = platforms.ToDictionary(p => p.Id, StringComparer.Ordinal);
        this.slots = slots.ToDictionary(slot => (slot.Kind, slot.Id));
        PlatformNames = new(platforms, turnedDown);
        AskStems = [.. platforms.Select(p => p.Asks.Select(WishText.Stems).ToArray())];
        Words = new(
            PlatformNames
                .Stems.Concat(slots.SelectMany(slot => slot.Words).SelectMany(WishText.Stems))
                .Concat(AskStems.SelectMany(asks => asks).SelectMany(stems => stems))
        );
    }

    /// <summary>The honest advice that goes with every recommendation.</summary>
    public string Advice { get; }

    /// <summary>The rows, in the order of the file.</summary>
    public IReadOnlyList<Platform> Platforms { get; }

    /// <summary>Every slot of every kind, in the order of the file.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    internal PlatformNames PlatformNames { get; }

    internal KnownWords Words { get; }

    /// <summary>The example wishes of each row, read once for everything that goes by their words.</summary>
    internal IReadOnlyList<IReadOnlyList<List<string>>> AskStems { get; }

    /// <summary>Reads the table from <c>platforms.yaml</c>.</summary>
    /// <exception cref="ContentException">Something in the file cannot be used; names the line.</exception>
    public static PlatformTable Read(ContentNode file) => PlatformTableReader.Read(file);

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
        var (named, turnedDown) = PlatformNames.Find(Words.Read(text));
        return [.. named.Concat(turnedDown).Select(id => byId[id])];
    }
}
