namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>A due date found in a text.</summary>
/// <param name="Day">The date in the author's time zone; null if the words are a date that could not be read.</param>
/// <param name="Start">Index of the phrase in the text as typed, including its "by".</param>
/// <param name="Length">Length of the phrase.</param>
public sealed record DueDate(DateOnly? Day, int Start, int Length)
{
    /// <summary>Returns the phrase as typed.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
