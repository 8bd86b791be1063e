using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Schema;

/// <summary>
/// What Adaptive Cards 1.5, and Teams beyond it, know: <c>elements.json</c>. A member is a text, a flag, a number, an
/// address, one of some words, an element of a type or a family, or a list of these; <c>!</c> marks what must be there.
/// </summary>
internal static class ElementTable
{
    private static readonly Dictionary<string, ElementType> Types = Read();

    /// <summary>The type of that name, or null.</summary>
    public static ElementType? Find(string name) => Types.GetValueOrDefault(name);

    /// <summary>Names of the types that can stand where a kind is wanted.</summary>
    public static IEnumerable<string> Of(string kind) =>
        Types.Values.Where(type => type.Is(kind)).Select(type => type.Name);

    private static Dictionary<string, ElementType> Read()
    {
        using var file = typeof(ElementTable).Assembly.GetManifestResourceStream("elements.json")!;
        var table = JsonNode.Parse(file)!.AsObject();
        return table
            .Where(entry => entry.Key[0] != '(')
            .Select(entry => Type(table, entry.Key, entry.Value!.AsObject()))
            .ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    // A member of the type itself counts for more than one of its families.
    private static ElementType Type(JsonObject table, string heading, JsonObject own)
    {
        var parts = heading.Split(':', ',').Select(part => part.Trim()).ToList();
        var families = parts[1..];
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        JsonObject[] all =
        [
            own,
            .. families.AsEnumerable().Reverse().Select(family => table[$"({family})"]!.AsObject()),
            .. families.Count > 0 ? [table["(all)"]!.AsObject()] : Array.Empty<JsonObject>(),
        ];
        foreach (var (name, kinds) in all.SelectMany(one => one))
        {
            if (members.TryAdd(name.TrimEnd('!'), (string)kinds!) && name.EndsWith('!'))
            {
                required.Add(name.TrimEnd('!'));
            }
        }

        return new(parts[0], families, members, required);
    }
}

/// <summary>A type of element or action.</summary>
/// <param name="Name">Its <c>type</c>.</param>
/// <param name="Families">What it can stand for: <c>Element</c>, <c>Input</c>, <c>Action</c>.</param>
/// <param name="Members">Its members, each with its kinds.</param>
/// <param name="Required">Those that must be there.</param>
internal sealed record ElementType(
    string Name,
    IReadOnlyList<string> Families,
    IReadOnlyDictionary<string, string> Members,
    IReadOnlySet<string> Required
)
{
    public bool Is(string kind) => Name == kind || Families.Contains(kind);
}
