using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A location in a template's file.</summary>
internal sealed record Place(string Template, string Path, int Line)
{
    public TemplateException Problem(string problem, string? expression = null) =>
        new(Template, Path, Line, expression, problem);
}

/// <summary>An expression with its source and its location, for error messages.</summary>
internal sealed record PlacedExpression(Expression Expression, string Source, Place Place)
{
    public Value Evaluate(EvaluationScope scope)
    {
        try
        {
            return Expression.Evaluate(scope);
        }
        catch (ExpressionException e)
        {
            throw Place.Problem(e.Message, Source);
        }
    }

    public TemplateException MissingValue(Value value) =>
        Place.Problem(
            $"'{value.Text}' is not in the data; check its spelling, or guard it with exists(...) or coalesce(...).",
            Source
        );
}
