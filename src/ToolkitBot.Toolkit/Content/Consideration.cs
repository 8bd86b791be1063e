using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>One of the things to think about before going online: a step of the walk.</summary>
/// <param name="Id">Section id, such as <c>consider.why</c>.</param>
/// <param name="Title">The consideration as a question or advice.</param>
/// <param name="Name">The same in two or three words, for lists.</param>
/// <param name="Point">What matters, two sentences.</param>
/// <param name="Tip">A piece of advice.</param>
/// <param name="Question">What the person is asked.</param>
/// <param name="Choices">What the person may press.</param>
/// <param name="Several">Whether more than one choice may be taken.</param>
/// <param name="Mixed">How an answer reads that is strong in one thing and weak in another.</param>
/// <param name="OwnWordsPrompt">Stands in the empty field for own words.</param>
/// <param name="OwnWordsReply">Said back when the words named none of the choices.</param>
/// <param name="StillOpen">Said in the summary when the step was skipped.</param>
/// <param name="Pledge">A pledge in the first person, used where the choices bring none; may hold <c>{audience}</c>.</param>
/// <param name="Source">Where this stands in the toolkit, for people.</param>
public sealed record Consideration(
    string Id,
    string Title,
    string Name,
    string Point,
    string Tip,
    string Question,
    IReadOnlyList<GuideChoice> Choices,
    bool Several,
    ChoiceSign Mixed,
    string OwnWordsPrompt,
    string OwnWordsReply,
    string StillOpen,
    string Pledge,
    string Source
)
{
    /// <summary>Finds the choices in free words.</summary>
    internal ChoiceFinder Finder { get; private init; } = null!;

    /// <summary>Reads one entry of <c>considerations</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Consideration Read(ContentNode node, Negation negation)
    {
        node.Only(
            "id",
            "title",
            "name",
            "point",
            "tip",
            "question",
            "choices",
            "several",
            "mixed",
            "own-words-prompt",
            "own-words-reply",
            "still-open",
            "pledge",
            "source"
        );
        var choices = node.List("choices").Select(GuideChoice.Read).ToList();
        return new(
            node.Id(),
            node.Text("title"),
            node.Text("name"),
            node.Text("point"),
            node.Text("tip"),
            node.Text("question"),
            choices,
            node.Flag("several", false),
            node.OneOf("mixed", ("strong", ChoiceSign.Strong), ("neutral", ChoiceSign.Neutral)),
            node.Text("own-words-prompt"),
            node.Text("own-words-reply"),
            node.Text("still-open"),
            GuideChoice.ReadPledge(node),
            node.Text("source")
        )
        {
            Finder = new(choices, negation),
        };
    }
}
