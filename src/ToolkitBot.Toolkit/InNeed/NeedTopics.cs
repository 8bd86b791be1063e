using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>What <c>in-need.yaml</c> holds.</summary>
/// <param name="Topics">The topics, the most pressing first.</param>
/// <param name="Harmless">Figures of speech, taken out before anything is looked for.</param>
/// <param name="HarmlessExamples">Texts that only sound sensitive.</param>
/// <param name="Publishing">Words of somebody who plans a post or a campaign.</param>
public sealed record NeedTopics(
    IReadOnlyList<NeedTopic> Topics,
    IReadOnlyList<NeedPattern> Harmless,
    IReadOnlyList<NeedPattern> Publishing,
    IReadOnlyList<string> HarmlessExamples
)
{
    /// <summary>Reads <c>in-need.yaml</c>.</summary>
    /// <param name="node">The file.</param>
    /// <param name="spelling">The spelling of the same language.</param>
    /// <exception cref="ContentException">An entry is missing, has the wrong shape or names an unknown group.</exception>
    public static NeedTopics Read(ContentNode node, Spelling spelling)
    {
        node.Only("groups", "publishing", "harmless", "harmless-examples", "topics");
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Get("groups").Entries())
        {
            groups[name] = [.. value.AsList().Select(word => word.AsText().ToLowerInvariant())];
        }

        return new NeedTopics(
            [.. node.List("topics").Select(topic => ReadTopic(topic, groups, spelling))],
            Patterns(node.List("harmless"), groups, spelling),
            Patterns(node.List("publishing"), groups, spelling),
            node.TextsOrEmpty("harmless-examples")
        );
    }

    private static NeedTopic ReadTopic(
        ContentNode node,
        Dictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    )
    {
        node.Only("id", "title", "text", "contacts", "phrases", "mentions", "examples");
        return new NeedTopic(
            node.Text("id"),
            node.Text("title"),
            node.Text("text"),
            node.Texts("contacts"),
            Patterns(node.List("phrases"), groups, spelling),
            Patterns(node.ListOrEmpty("mentions"), groups, spelling),
            node.TextsOrEmpty("examples")
        );
    }

    private static NeedPattern[] Patterns(
        IReadOnlyList<ContentNode> nodes,
        Dictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    ) => [.. nodes.Select(node => Pattern(node, groups, spelling))];

    private static NeedPattern Pattern(
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
            throw node.Problem(e.Message);
        }
    }
}
