using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>Reads and checks the platform table; whatever is wrong is said with its line.</summary>
internal static class PlatformTableReader
{
    private static readonly (string Key, SlotKind Kind)[] SlotLists =
    [
        ("audiences", SlotKind.Audience),
        ("purposes", SlotKind.Purpose),
        ("materials", SlotKind.Material),
        ("times", SlotKind.Time),
    ];

    public static PlatformTable Read(ContentNode file, Func<ContentNode, WishWords> wishes)
    {
        file.Only([
            "advice",
            "efforts",
            "reaching",
            "small",
            "leadingToName",
            "followingName",
            "unknown",
            "tooLittle",
            .. SlotLists.Select(list => list.Key),
            "platforms",
        ]);
        var slots = SlotLists.SelectMany(list => ReadSlots(file.List(list.Key), list.Kind)).ToList();
        var efforts = ReadEfforts(file.Get("efforts"));
        var rows = file.List("platforms");
        var platforms = rows.Select(row => ReadPlatform(row, slots, efforts)).ToList();
        RefuseRepeats(rows, platforms);
        return new(
            file.Text("advice"),
            slots,
            // An id that is used twice was told with all others.
            [.. platforms.DistinctBy(platform => platform.Id)],
            ReadUnknown(file, platforms),
            file.TextsOrEmpty("tooLittle"),
            wishes(file)
        );
    }

    private static List<UnknownPlatform> ReadUnknown(ContentNode file, List<Platform> platforms)
    {
        var known = platforms
            .SelectMany(p => p.Names.Append(p.Name).Select(name => (Name: Plain(name), p.Id)))
            .DistinctBy(name => name.Name)
            .ToDictionary(name => name.Name, name => name.Id, StringComparer.Ordinal);
        var unknown = new List<UnknownPlatform>();
        foreach (var entry in file.ListOrEmpty("unknown"))
        {
            entry.Only("name", "names", "nearest", "why");
            var nearest = entry
                .Get("nearest")
                .As(
                    (string id, out Platform? row) => (row = platforms.Find(p => p.Id == id)) is not null,
                    $"'nearest' must be the id of a row under 'platforms'; known are {string.Join(", ", platforms.Select(p => p.Id))}."
                );
            var names = entry.Texts("names");
            foreach (var name in names)
            {
                var shown = entry.TextOrNull("name") ?? name;
                if (!known.TryAdd(Plain(name), shown) && known[Plain(name)] != shown)
                {
                    entry
                        .Get("names")
                        .Tell($"'{name}' is a name of '{known[Plain(name)]}' already; leave it to one of the two.");
                }
            }

            var why = entry.Text("why");
            if (nearest is null)
            {
                continue;
            }

            unknown.AddRange(
                entry.TextOrNull("name") is { } one
                    ? [new(one, names, nearest, why)]
                    : names.Select(name => new UnknownPlatform(name, [name], nearest, why))
            );
        }

        return unknown;
    }

    private static string Plain(string name) => string.Join(' ', PhraseMatcher<Slot>.StemsOf(name));

    private static IEnumerable<Slot> ReadSlots(IReadOnlyList<ContentNode> entries, SlotKind kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            entry.Only("id", "label", "words", "because");
            var id = entry.Text("id");
            if (!seen.Add(id))
            {
                // Told with all ids that are used twice.
                continue;
            }

            yield return new(kind, id, entry.Text("label"), entry.Texts("words"), entry.Text("because"));
        }
    }

    private static Dictionary<Effort, string> ReadEfforts(ContentNode node)
    {
        node.Only("low", "medium", "high");
        return new()
        {
            [Effort.Low] = node.Text("low"),
            [Effort.Medium] = node.Text("medium"),
            [Effort.High] = node.Text("high"),
        };
    }

    private static Platform ReadPlatform(ContentNode row, List<Slot> slots, Dictionary<Effort, string> efforts)
    {
        row.Only(
            "id",
            "section",
            "name",
            "names",
            "because",
            "who",
            "goodFor",
            "remember",
            "effort",
            "takes",
            "note",
            "guide",
            "speaksFor",
            "asks"
        );
        var effort = row.OneOf("effort", ("low", Effort.Low), ("medium", Effort.Medium), ("high", Effort.High));
        return new()
        {
            Id = row.Text("id"),
            Section = row.Text("section"),
            Name = row.Text("name"),
            Names = row.TextsOrEmpty("names"),
            Because = row.Text("because"),
            Who = row.Text("who"),
            GoodFor = row.Text("goodFor"),
            Remember = row.Text("remember"),
            Effort = effort,
            EffortLabel = efforts[effort],
            Takes = row.Text("takes"),
            Note = row.TextOrNull("note"),
            Guide = ReadGuide(row.Get("guide")),
            SpeaksFor = ReadWeights(row.Get("speaksFor"), slots),
            Asks = row.Texts("asks"),
        };
    }

    private static PlatformGuide ReadGuide(ContentNode guide)
    {
        guide.Only("title", "url");
        var address = guide
            .Get("url")
            .As(
                (string url, out Uri? read) =>
                    Uri.TryCreate(url, UriKind.Absolute, out read) && read.Scheme == Uri.UriSchemeHttps,
                "'url' must be an address that begins with https://."
            );
        return new(guide.Text("title"), address ?? new("https://absent.invalid"));
    }

    private static Dictionary<(SlotKind, string), int> ReadWeights(ContentNode node, List<Slot> slots)
    {
        node.Only([.. SlotLists.Select(list => list.Key)]);
        var weights = new Dictionary<(SlotKind, string), int>();
        foreach (var (key, kind) in SlotLists.Where(list => node.Has(list.Key)))
        {
            var group = node.Get(key);
            foreach (var (id, value) in group.Entries())
            {
                if (!slots.Any(slot => slot.Kind == kind && slot.Id == id))
                {
                    value.Tell($"'{id}' is not one of the {key} of this file; use one of their ids or add it there.");
                }

                weights[(kind, id)] = value.As(
                    (string text, out int weight) =>
                        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out weight)
                        && weight is >= 1 and <= 3,
                    $"'{id}' must be 1, 2 or 3."
                );
            }
        }

        return weights;
    }

    /// <summary>A name that two rows share would make it chance which of them is meant.</summary>
    private static void RefuseRepeats(IReadOnlyList<ContentNode> rows, List<Platform> platforms)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var platform = platforms[i];
            foreach (var name in platform.Names)
            {
                var plain = Plain(name);
                if (owners.TryGetValue(plain, out var owner) && owner != platform.Id)
                {
                    rows[i].Get("names").Tell($"'{name}' is a name of '{owner}' already; leave it to one of the two.");
                }

                owners[plain] = platform.Id;
            }
        }
    }
}
