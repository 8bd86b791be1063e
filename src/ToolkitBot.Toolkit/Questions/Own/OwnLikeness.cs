namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>How like a question an own answer is.</summary>
/// <param name="Id">The answer.</param>
/// <param name="Score">The mean of two cosines: with the nearest way to ask for it, and with all it says.</param>
internal readonly record struct OwnLikeness(string Id, float Score);
