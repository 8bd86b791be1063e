namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>A due date as it was said.</summary>
/// <param name="Day">The day, in the author's calendar; null where a date was said and not understood.</param>
/// <param name="Start">First character of the phrase in the text as typed, its "by" included.</param>
/// <param name="Length">Length of the phrase.</param>
public sealed record DueDate(DateOnly? Day, int Start, int Length)
{
    /// <summary>The words as typed.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
