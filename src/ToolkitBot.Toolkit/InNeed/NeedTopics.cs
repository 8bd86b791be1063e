using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>What <c>in-need.yaml</c> holds.</summary>
/// <param name="Topics">The topics, the most pressing first.</param>
/// <param name="Kinds">The kind of each word that has one, for the model.</param>
public sealed record NeedTopics(IReadOnlyList<NeedTopic> Topics, IReadOnlyDictionary<string, string> Kinds)
{
    /// <summary>Reads <c>in-need.yaml</c>.</summary>
    /// <param name="node">The file.</param>
    /// <param name="spelling">The spelling of the same language.</param>
    /// <exception cref="ContentException">An entry is missing, has the wrong shape or names an unknown kind.</exception>
    public static NeedTopics Read(ContentNode node, Spelling spelling)
    {
        node.Only("kinds", "topics");
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, value) in node.Get("kinds").Entries())
        {
            groups[kind] = [.. value.AsList().Select(word => word.AsText().ToLowerInvariant())];
            foreach (var word in groups[kind])
            {
                kinds.TryAdd(word, kind);
            }
        }

        return new NeedTopics([.. node.List("topics").Select(topic => ReadTopic(topic, groups, spelling))], kinds);
    }

    private static NeedTopic ReadTopic(
        ContentNode node,
        Dictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    )
    {
        node.Only("id", "title", "text", "contacts", "phrases", "instead-of", "where", "unless");
        return new NeedTopic(
            node.Text("id"),
            node.Text("title"),
            node.Text("text"),
            node.Texts("contacts"),
            Patterns(node, "phrases", groups, spelling)
        )
        {
            InsteadOf = node.TextOrNull("instead-of"),
            Where = Patterns(node, "where", groups, spelling),
            Unless = Patterns(node, "unless", groups, spelling),
        };
    }

    private static IReadOnlyList<NeedPattern> Patterns(
        ContentNode node,
        string list,
        Dictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    ) => [.. node.ListOrEmpty(list).Select(phrase => Pattern(phrase, groups, spelling)).OfType<NeedPattern>()];

    private static NeedPattern? Pattern(
        ContentNode node,
        Dictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    )
    {
        try
        {
            return NeedPattern.Parse(node.AsText(), groups, spelling);
        }
        catch (FormatException e)
        {
            node.Tell(e.Message);
            return null;
        }
    }
}
