namespace ToolkitBot.Cards.Expressions;

/// <summary>An error in an expression; the template node that holds it adds the location.</summary>
internal sealed class ExpressionException(string problem) : Exception(problem);
