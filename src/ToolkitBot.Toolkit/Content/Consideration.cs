using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>A thing to think about before going online: one step of the walk.</summary>
/// <param name="Id">Section id, such as <c>consider.why</c>.</param>
/// <param name="Title">The consideration as a question or advice.</param>
/// <param name="Name">The title in two or three words, for lists.</param>
/// <param name="Point">What matters, in two sentences.</param>
/// <param name="Tip">A piece of advice.</param>
/// <param name="Question">The question put to the person.</param>
/// <param name="Choices">The answers on the buttons.</param>
/// <param name="Several">Whether more than one choice may be taken.</param>
/// <param name="Mixed">The sign of an answer that is strong in one respect and weak in another.</param>
/// <param name="OwnWordsPrompt">Placeholder of the empty text field.</param>
/// <param name="OwnWordsReply">The reply to text in which no choice was recognised.</param>
/// <param name="StillOpen">Shown in the summary if the step was skipped.</param>
/// <param name="Pledge">A pledge in the first person, used if no choice has one; may hold <c>{audience}</c>.</param>
/// <param name="Source">Where this is in the toolkit, for people to read.</param>
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
    /// <summary>Finds the choices in free text.</summary>
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
