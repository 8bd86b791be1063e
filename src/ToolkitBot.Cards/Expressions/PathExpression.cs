using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

internal enum PathStart
{
    Data,
    Root,
    Host,
    Index,

    /// <summary>The result of another expression, as in <c>json(text).name</c>.</summary>
    Expression,
}

/// <summary>One step of a path: a name, a position, or an expression that gives either.</summary>
internal readonly record struct PathStep(string? Name, int Position, Expression? Computed);

/// <summary>A lookup such as <c>title</c>, <c>$root.items[0].title</c> or <c>$host.words[key]</c>.</summary>
internal sealed class PathExpression(PathStart start, Expression? inner, PathStep[] steps, string text) : Expression
{
    public PathStart Start { get; } = start;

    public Expression? Inner { get; } = inner;

    public PathStep[] Steps { get; } = steps;

    public override Value Evaluate(EvaluationScope scope)
    {
        var value = Start switch
        {
            PathStart.Data => scope.Data,
            PathStart.Root => scope.Expansion.Root,
            PathStart.Host => scope.Expansion.Host,
            PathStart.Index => scope.Index < 0 ? Value.Missing(text) : Value.Of(scope.Index),
            _ => Inner!.Evaluate(scope),
        };
        foreach (var step in Steps)
        {
            if (value.IsNothing)
            {
                return Value.Missing(text);
            }

            value = Follow(value, step, scope);
        }

        return value;
    }

    private Value Follow(Value value, PathStep step, EvaluationScope scope)
    {
        if (step.Computed is not { } computed)
        {
            return step.Name is { } name ? Member(value, name) : Item(value, step.Position);
        }

        var key = computed.Evaluate(scope);
        return key.Kind switch
        {
            ValueKind.Text => Member(value, key.Text),
            ValueKind.Number => Item(value, Numbers.Whole(key, "a position in [ ]")),
            ValueKind.Missing or ValueKind.Null => Value.Missing(text),
            _ => throw new ExpressionException($"[ ] takes a name or a position, and was given {key.Noun}."),
        };
    }

    private Value Member(Value value, string name)
    {
        if (value.Node is not JsonObject members)
        {
            return Value.Missing(text);
        }

        if (members.TryGetPropertyValue(name, out var found))
        {
            return Value.From(found);
        }

        // Names are case-insensitive in the language, but an exact match wins.
        foreach (var (key, member) in members)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return Value.From(member);
            }
        }

        return Value.Missing(text);
    }

    private static Value Item(Value value, int position)
    {
        if (value.Kind != ValueKind.List)
        {
            throw new ExpressionException($"[{position}] takes an item of a list, and stands after {value.Noun}.");
        }

        return position >= 0 && position < value.List.Count
            ? Value.From(value.List[position])
            : throw new ExpressionException(
                $"[{position}] is outside of the list, which has {value.List.Count} items."
            );
    }
}
