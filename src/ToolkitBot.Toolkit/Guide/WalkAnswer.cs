namespace ToolkitBot.Toolkit.Guide;

/// <summary>A person's answer at one step: small, and safe to store as it is.</summary>
/// <param name="ConsiderationId">The step.</param>
/// <param name="ChoiceIds">Ids of the pressed choices; may be empty.</param>
/// <param name="OwnWords">The typed text, or null.</param>
public sealed record WalkAnswer(string ConsiderationId, IReadOnlyList<string> ChoiceIds, string? OwnWords);
