using System.Globalization;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Gathers the paths that a template's expressions read.</summary>
internal sealed class BindingCollector
{
    private readonly List<TemplateBinding> bindings = [];

    public IReadOnlyList<TemplateBinding> Bindings => bindings;

    public void Add(PlacedExpression expression, BindingPath scope, bool mayBeAbsent) =>
        Walk(expression.Expression, expression, scope, mayBeAbsent);

    /// <summary>The path that an expression is, or an unknown one where it computes something.</summary>
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
                : new(
                    BindingStepKind.Position,
                    step.Position.ToString(CultureInfo.InvariantCulture)
                )
            );
        }

        return resolved;
    }

    private void Walk(
        Expression expression,
        PlacedExpression source,
        BindingPath scope,
        bool mayBeAbsent
    )
    {
        switch (expression)
        {
            case Call call:
                var asks = mayBeAbsent || call.Function.Nothing == Nothing.IsTheQuestion;
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, source, scope, asks);
                }

                break;
            case PathExpression path:
                Walk(path, source, scope, mayBeAbsent);
                break;
        }
    }

    private void Walk(
        PathExpression path,
        PlacedExpression source,
        BindingPath scope,
        bool mayBeAbsent
    )
    {
        if (path.Inner is not null)
        {
            Walk(path.Inner, source, scope, mayBeAbsent);
        }

        foreach (var step in path.Steps)
        {
            if (step.Computed is { } computed)
            {
                Walk(computed, source, scope, mayBeAbsent);
            }
        }

        if (path.Start is PathStart.Expression or PathStart.Index)
        {
            return;
        }

        bindings.Add(
            new(
                Resolve(path, scope),
                source.Place.Path,
                source.Place.Line,
                source.Source,
                mayBeAbsent
            )
        );
    }
}
