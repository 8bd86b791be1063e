using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>A question that every organisation gets, and only the organisation can answer.</summary>
/// <param name="Id">Its id, which kept answers name.</param>
/// <param name="Question">The question, as its heading.</param>
/// <param name="Ways">Other ways to ask it.</param>
/// <param name="AskFirst">What to find out before answering it.</param>
public sealed record StarterQuestion(
    string Id,
    string Question,
    IReadOnlyList<string> Ways,
    IReadOnlyList<string> AskFirst
)
{
    /// <summary>Reads an entry of <c>own-answers.sample.yaml</c>.</summary>
    /// <exception cref="ContentException">Something in the entry cannot be used.</exception>
    public static StarterQuestion Read(ContentNode node)
    {
        node.Only("id", "question", "ways", "ask-first");
        return new(node.Id(), node.Text("question"), node.Texts("ways"), node.Texts("ask-first"));
    }
}
