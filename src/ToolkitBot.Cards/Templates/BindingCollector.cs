using System.Globalization;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Collects the paths that a template's expressions read.</summary>
internal sealed class BindingCollector
{
    private readonly List<TemplateBinding> bindings = [];

    public IReadOnlyList<TemplateBinding> Bindings => bindings;

    public void Add(PlacedExpression expression, BindingPath scope, bool mayBeAbsent) =>
        Walk(expression.Expression, new(expression, scope, mayBeAbsent, IsEscaped: false));

    /// <summary>Returns the path of an expression that is one; an unknown path for a computed expression.</summary>
    public static BindingPath Resolve(Expression expression, BindingPath scope)
    {
        if (expression is not PathExpression path)
        {
            return BindingPath.Unknown;
        }

        var resolved = path.Start switch
        {
            PathStart.Data => scope,
            PathStart.Root => BindingPath.Root,
            PathStart.Host => BindingPath.Host,
            _ => BindingPath.Unknown,
        };
        foreach (var step in path.Steps)
        {
            resolved = resolved.Then(
                step.Computed is not null ? new(BindingStepKind.Computed, "*")
                : step.Name is { } name ? new(BindingStepKind.Name, name)
                : new(BindingStepKind.Position, step.Position.ToString(CultureInfo.InvariantCulture))
            );
        }

        return resolved;
    }

    private void Walk(Expression expression, Reading reading)
    {
        switch (expression)
        {
            case Call call:
                var inside = reading with
                {
                    MayBeAbsent = reading.MayBeAbsent || call.Function.Nulls == NullHandling.IsTheQuestion,
                    IsEscaped = reading.IsEscaped || call.Function.Name == "md",
                };
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, inside);
                }

                break;
            case PathExpression path:
                Walk(path, reading);
                break;
        }
    }

    private void Walk(PathExpression path, Reading reading)
    {
        if (path.Inner is not null)
        {
            Walk(path.Inner, reading);
        }

        foreach (var step in path.Steps)
        {
            if (step.Computed is { } computed)
            {
                Walk(computed, reading);
            }
        }

        if (path.Start is PathStart.Expression or PathStart.Index)
        {
            return;
        }

        bindings.Add(
            new(
                Resolve(path, reading.EvaluationScope),
                reading.Source.Place.Path,
                reading.Source.Place.Line,
                reading.Source.Source,
                reading.MayBeAbsent,
                reading.IsEscaped
            )
        );
    }

    private readonly record struct Reading(
        PlacedExpression Source,
        BindingPath EvaluationScope,
        bool MayBeAbsent,
        bool IsEscaped
    );
}
