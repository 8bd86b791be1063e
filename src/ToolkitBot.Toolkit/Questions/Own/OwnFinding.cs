namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>An organisation's own answers to a question.</summary>
/// <param name="Sure">Id of the one that answers it; null if none surely does.</param>
/// <param name="Near">Ids of those that may be meant, the likeliest first; empty where one is sure.</param>
public sealed record OwnFinding(string? Sure, IReadOnlyList<string> Near)
{
    /// <summary>Nothing of the organisation's own answers the question.</summary>
    public static OwnFinding None { get; } = new(null, []);
}
