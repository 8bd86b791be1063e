using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>Words by which a <see cref="PledgeScreen"/> recognises people, illnesses, labels, hostility.</summary>
public sealed class ScreeningWords
{
    private readonly Dictionary<string, PhraseSet> lists;
    private readonly Dictionary<string, string> explanations;
    private readonly Dictionary<string, string> doubts;
    private readonly Dictionary<string, string> forOwners;

    private ScreeningWords(
        Dictionary<string, PhraseSet> lists,
        Dictionary<string, string> explanations,
        Dictionary<string, string> doubts,
        Dictionary<string, string> forOwners,
        PledgeOpenings openings
    )
    {
        Openings = openings;
        this.lists = lists;
        this.explanations = explanations;
        this.doubts = doubts;
        this.forOwners = forOwners;
    }

    /// <summary>Reads <c>screening.yaml</c>.</summary>
    /// <exception cref="ContentException">A list or an explanation is missing, empty or unknown.</exception>
    public static ScreeningWords Read(ContentNode node)
    {
        node.Only("explanations", "doubts", "for-owners", "words", "coach", "line");

        var explained = node.Get("explanations");
        explained.Only([.. FindingKind.All]);
        var explanations = FindingKind.All.ToDictionary(kind => kind, explained.Text);

        var doubted = node.Get("doubts");
        doubted.Only([.. ScreenExamples.Kinds]);
        var doubts = ScreenExamples.Kinds.ToDictionary(kind => kind, doubted.Text);

        var decided = node.Get("for-owners");
        decided.Only([.. FindingKind.All]);
        var forOwners = FindingKind.All.ToDictionary(kind => kind, decided.Text);

        var words = node.Get("words");
        words.Only([.. WordList.All]);
        var lists = WordList.All.ToDictionary(name => name, name => new PhraseSet(words.Text(name)));

        return new ScreeningWords(lists, explanations, doubts, forOwners, new PledgeOpenings(node.Get("line")));
    }

    /// <summary>The openings of pledges.</summary>
    internal PledgeOpenings Openings { get; }

    internal PhraseSet this[string list] => lists[list];

    internal string Explain(string kind) => explanations[kind];

    internal string ExplainDoubt(string kind) => doubts[kind];

    internal string ExplainToOwners(string kind) => forOwners[kind];
}
