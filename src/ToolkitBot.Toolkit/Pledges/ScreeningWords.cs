using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Screening;

namespace ToolkitBot.Toolkit.Pledges;

/// <summary>The words by which a <see cref="PledgeScreen"/> knows people, illnesses, labels and hostility: content, not code.</summary>
public sealed class ScreeningWords
{
    private readonly Dictionary<string, PhraseSet> lists;
    private readonly Dictionary<string, string> explanations;

    private ScreeningWords(
        Dictionary<string, PhraseSet> lists,
        Dictionary<string, string> explanations
    )
    {
        this.lists = lists;
        this.explanations = explanations;
    }

    /// <summary>Reads <c>screening.yaml</c>.</summary>
    /// <exception cref="ContentException">A list or an explanation is missing, empty or unknown.</exception>
    public static ScreeningWords Read(ContentNode node)
    {
        node.Only("explanations", "words", "coach", "line");

        var explained = node.Get("explanations");
        explained.Only([.. FindingKind.All]);
        var explanations = FindingKind.All.ToDictionary(kind => kind, explained.Text);

        var words = node.Get("words");
        words.Only([.. WordList.All]);
        var lists = WordList.All.ToDictionary(
            name => name,
            name => new PhraseSet(words.Text(name))
        );

        return new ScreeningWords(lists, explanations);
    }

    internal PhraseSet this[string list] => lists[list];

    internal string Explain(string kind) => explanations[kind];
}
