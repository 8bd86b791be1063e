namespace ToolkitBot.Toolkit.Questions;

/// <summary>An example from the content: a question, and where its answer stands.</summary>
/// <param name="Text">The question as somebody would type it.</param>
/// <param name="SectionId">The section that answers it, or <see cref="AnswerSection.None"/>.</param>
/// <param name="Door">For declined questions, the door to knock on.</param>
public sealed record LabelledQuestion(string Text, string SectionId, string? Door = null)
{
    /// <summary>What the model learns to tell apart: a section, or one door of the declined questions.</summary>
    internal string Label => Door is null ? SectionId : $"{SectionId}/{Door}";

    internal static LabelledQuestion Of(string text, string label) =>
        label.Split('/') is [var section, var door] ? new(text, section, door) : new(text, label);
}
