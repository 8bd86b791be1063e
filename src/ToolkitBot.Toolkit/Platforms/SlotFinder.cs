using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// Finds in free words who shall be reached, what for, with what, in how much time, which platforms are named, and
/// which of all these are turned down. Forgives slips of the finger and the endings of words; the same text always
/// finds the same.
/// </summary>
public sealed class SlotFinder
{
    private readonly PlatformTable table;
    private readonly (SlotKind Kind, PhraseMatcher<Slot> Book)[] books;

    public SlotFinder(PlatformTable table)
    {
        this.table = table;
        books =
        [
            .. Enum.GetValues<SlotKind>()
                .Select(kind =>
                    (
                        kind,
                        new PhraseMatcher<Slot>(
                            table.SlotsOf(kind).SelectMany(slot => slot.Words.Select(w => (w, slot)))
                        )
                    )
                ),
        ];
    }

    /// <summary>The slots found in the text; all empty where it says nothing of the kind.</summary>
    public PlatformSlots Find(string text) => Read(text).Slots;

    /// <summary>The slots found, and the words that are left when those turned down are taken out.</summary>
    internal FoundWish Read(string text)
    {
        var (words, stems, names, found, things) = Name(text);
        var context = table.Negation.Read(text, words, stems, things);
        var said = table.TurnedDown?.Judge(context) ?? context.Said;
        // It was learnt from the rows of the table: of other platforms the rules must say so, too.
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Meaning.Unknown is not null && context.Said[i] != Said.TurnedDown)
            {
                said[i] = context.Said[i];
            }
        }

        var slots = Slots(names, found, said);
        var turnedDown = things.Where((_, i) => said[i] == Said.TurnedDown).ToList();
        var wanted = Enumerable
            .Range(0, words.Count)
            .Where(at => !turnedDown.Exists(thing => thing.Start <= at && at < thing.End))
            .ToList();
        return new([.. wanted.Select(at => words[at])], [.. wanted.Select(at => stems[at])], slots);
    }

    /// <summary>What a text names, and what the rules for negations make of it.</summary>
    internal MentionContext Mentions(string text)
    {
        var (words, stems, _, _, things) = Name(text);
        return table.Negation.Read(text, words, stems, things);
    }

    private NamedInText Name(string text)
    {
        var words = Tokeniser.Words(text);
        var stems = table.Words.Read(words);
        var names = table.NamedIn(text, words, stems);
        // The page of a "Facebook page" is no piece of writing.
        var found = books
            .SelectMany(book => book.Book.Find(stems))
            .Where(hit =>
                !names.Exists(name => name.Start <= hit.Start && hit.End <= name.End && hit.Length < name.Length)
            )
            .ToList();
        List<Thing> things =
        [
            .. names.Select(hit => new Thing(
                hit.Start,
                hit.Length,
                IsMade(hit, found) ? ThingSort.Made : ThingSort.Tool
            )),
            .. found.Select(hit => new Thing(hit.Start, hit.Length, SortOf(hit.Meaning))),
        ];
        return new(words, stems, names, found, things);
    }

    // "Video" names a platform and something that one makes: having a film turns nothing down.
    private static bool IsMade(PhraseHit<NamedPlatform> name, List<PhraseHit<Slot>> found) =>
        found.Exists(hit => hit.Meaning.Kind == SlotKind.Material && hit.Start == name.Start);

    private static ThingSort SortOf(Slot slot) =>
        slot.Kind switch
        {
            SlotKind.Material => ThingSort.Made,
            SlotKind.Time => ThingSort.Time,
            _ => ThingSort.Other,
        };

    private static PlatformSlots Slots(List<PhraseHit<NamedPlatform>> names, List<PhraseHit<Slot>> found, Said[] said)
    {
        var refused = names.Where((_, i) => said[i] == Said.TurnedDown).Select(hit => hit.Meaning).ToHashSet();
        var wanted = names.Select(hit => hit.Meaning).Where(name => !refused.Contains(name)).Distinct().ToList();
        var against = found
            .Where((hit, i) => said[names.Count + i] == Said.TurnedDown && !IsWantedElsewhere(hit.Meaning))
            .Select(hit => hit.Meaning)
            .Distinct()
            .ToList();
        var slots = found.Select(hit => hit.Meaning).Except(against).ToList();
        return new()
        {
            Audiences = Ids(SlotKind.Audience),
            Purposes = Ids(SlotKind.Purpose),
            Materials = Ids(SlotKind.Material),
            Times = Ids(SlotKind.Time),
            Against = [.. against.Select(slot => (slot.Kind, slot.Id))],
            Named = [.. wanted.Select(name => name.Row).OfType<Platform>().Select(row => row.Id).Distinct()],
            TurnedDown = [.. refused.Where(name => name.Unknown is null).Select(name => name.Row!.Id).Distinct()],
            Unknown = [.. wanted.Select(name => name.Unknown).OfType<UnknownPlatform>()],
            UnknownTurnedDown = [.. refused.Select(name => name.Unknown).OfType<UnknownPlatform>()],
        };

        // "Not one applicant, and we still need a band 6": people and purposes that are named twice.
        bool IsWantedElsewhere(Slot slot) =>
            slot.Kind is SlotKind.Audience or SlotKind.Purpose
            && found.Where((hit, i) => hit.Meaning == slot && said[names.Count + i] != Said.TurnedDown).Any();

        string[] Ids(SlotKind kind) => [.. slots.Where(slot => slot.Kind == kind).Select(slot => slot.Id).Distinct()];
    }
}

/// <summary>A wish taken apart.</summary>
/// <param name="Words">Its words without those of what is turned down.</param>
/// <param name="Stems">The stem of each.</param>
/// <param name="Slots">What was found.</param>
internal sealed record FoundWish(List<Token> Words, List<string> Stems, PlatformSlots Slots);

/// <summary>What a text names: its platforms, then its slots, and both as things.</summary>
internal sealed record NamedInText(
    List<Token> Words,
    List<string> Stems,
    List<PhraseHit<NamedPlatform>> Names,
    List<PhraseHit<Slot>> Found,
    List<Thing> Things
);
