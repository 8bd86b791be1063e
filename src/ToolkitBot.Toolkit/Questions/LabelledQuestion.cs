namespace ToolkitBot.Toolkit.Questions;

/// <summary>An example from the content: a question and the section that answers it.</summary>
/// <param name="Text">The question as a person would type it.</param>
/// <param name="SectionId">The section that answers it, or <see cref="AnswerSection.None"/>.</param>
/// <param name="Door">The door, for declined questions.</param>
public sealed record LabelledQuestion(string Text, string SectionId, string? Door = null)
{
    /// <summary>The class that the model learns: a section, or one door of the declined questions.</summary>
    internal string Label => Door is null ? SectionId : $"{SectionId}/{Door}";

    internal static LabelledQuestion Of(string text, string label) =>
        label.Split('/') is [var section, var door] ? new(text, section, door) : new(text, label);
}
