namespace ToolkitBot.Toolkit.Questions;

/// <summary>What a question means, as the encoder sees it, and how like the toolkit's nearest examples it is.</summary>
/// <param name="Vector">The encoder's vector.</param>
/// <param name="Answered">Cosine of the nearest example that a section answers.</param>
/// <param name="Declined">Cosine of the nearest example that no section answers.</param>
internal sealed record QuestionMeaning(sbyte[] Vector, float Answered, float Declined);
