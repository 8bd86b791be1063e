namespace ToolkitBot.Toolkit.Guide;

/// <summary>What a person answered at one step: small, and safe to keep as it is.</summary>
/// <param name="ConsiderationId">The step.</param>
/// <param name="ChoiceIds">Choices pressed, possibly none.</param>
/// <param name="OwnWords">What they typed, or null.</param>
public sealed record WalkAnswer(string ConsiderationId, IReadOnlyList<string> ChoiceIds, string? OwnWords);
