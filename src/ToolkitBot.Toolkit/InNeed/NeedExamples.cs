using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// Sentences of people in need, and sentences that only sound so: the files of a language's folder <c>in-need</c>.
/// Each holds lists of examples, each under the id of its topic or under <see cref="Harmless"/>.
/// </summary>
public static class NeedExamples
{
    /// <summary>The label of what only sounds like need.</summary>
    public const string Harmless = "harmless";

    private const string Folder = "in-need";

    /// <summary>Whether a file of a language's folder holds examples.</summary>
    /// <param name="file">Its path inside the language's folder.</param>
    public static bool IsExampleFile(string file) => file.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>Reads the examples of a language.</summary>
    /// <exception cref="ContentException">A file cannot be used, a topic is unknown, or an example stands there twice.</exception>
    internal static IReadOnlyList<LabelledQuestion> Read(ContentFiles language, NeedTopics topics)
    {
        var seen = new Dictionary<string, ContentNode>(StringComparer.Ordinal);
        return [.. language.Names.Where(IsExampleFile).SelectMany(file => Check(language.Node(file), topics, seen))];
    }

    /// <summary>The examples of one file, checked.</summary>
    /// <param name="node">The file.</param>
    /// <param name="topics">The topics that examples may have.</param>
    /// <param name="seen">The examples of earlier files; those of this file are added.</param>
    /// <exception cref="ContentException">A topic is unknown, or an example stands there twice.</exception>
    internal static List<LabelledQuestion> Check(
        ContentNode node,
        NeedTopics topics,
        Dictionary<string, ContentNode> seen
    )
    {
        node.Only([.. topics.Topics.Select(topic => topic.Id), Harmless]);
        var all = new List<LabelledQuestion>();
        foreach (var (label, list) in node.Entries())
        {
            foreach (var example in list.AsList())
            {
                var text = example.AsText();
                if (!seen.TryAdd(text.ToLowerInvariant(), example))
                {
                    var first = seen[text.ToLowerInvariant()];
                    example.Tell(
                        $"this example stands in {first.File}, line {first.Line} already; take one of them away."
                    );
                }

                all.Add(new LabelledQuestion(text, label));
            }
        }

        return all;
    }
}
