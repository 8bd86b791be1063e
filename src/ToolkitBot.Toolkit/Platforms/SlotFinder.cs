using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// Finds in free words who shall be reached, what for, with what, in how much time, and which platforms
/// are named. Forgives slips of the finger and the endings of words; the same text always finds the same.
/// </summary>
public sealed class SlotFinder
{
    private readonly PlatformTable table;
    private readonly PhraseBook<Slot>[] books;

    public SlotFinder(PlatformTable table)
    {
        this.table = table;
        books =
        [
            .. Enum.GetValues<SlotKind>()
                .Select(kind => new PhraseBook<Slot>(
                    table.SlotsOf(kind).SelectMany(slot => slot.Words.Select(word => (word, slot)))
                )),
        ];
    }

    /// <summary>The slots found in the text; all empty where it says nothing of the kind.</summary>
    public PlatformSlots Find(string text) => Find(table.Words.Read(text));

    internal PlatformSlots Find(List<string> stems)
    {
        var (named, turnedDown) = table.PlatformNames.Find(stems);
        return new()
        {
            Audiences = Ids(SlotKind.Audience, stems),
            Purposes = Ids(SlotKind.Purpose, stems),
            Materials = Ids(SlotKind.Material, stems),
            Times = Ids(SlotKind.Time, stems),
            Named = named,
            TurnedDown = turnedDown,
        };
    }

    private string[] Ids(SlotKind kind, List<string> stems) =>
        [.. books[(int)kind].Find(stems).Select(hit => hit.Meaning.Id).Distinct()];
}
