namespace ToolkitBot.Cards.Expressions;

/// <summary>What is wrong with an expression; the template's node that holds it adds the place.</summary>
internal sealed class ExpressionException(string problem) : Exception(problem);
