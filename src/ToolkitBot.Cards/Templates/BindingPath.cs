using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Templates;

/// <summary>A path into the data, as far as the template alone determines it.</summary>
internal sealed record BindingPath(bool IsHost, bool IsKnown, BindingStep[] Steps)
{
    public static readonly BindingPath Root = new(false, true, []);
    public static readonly BindingPath Host = new(true, true, []);

    /// <summary>A scope that is computed or written in the template, so not found in the data.</summary>
    public static readonly BindingPath Unknown = new(false, false, []);

    public BindingPath Then(BindingStep step) => this with { Steps = [.. Steps, step] };

    /// <summary>Returns the path of each item if this is a list, otherwise of the value itself.</summary>
    public BindingPath Each() => Then(new(BindingStepKind.Each, ""));

    /// <summary>Returns the path with any item of a list in the place of a certain one.</summary>
    public BindingPath OfAnyItem() =>
        this with
        {
            Steps =
            [
                .. Steps.Select(step =>
                    step.Kind == BindingStepKind.Position ? new BindingStep(BindingStepKind.Each, "") : step
                ),
            ],
        };

    public override string ToString()
    {
        var text =
            !IsKnown ? "?"
            : IsHost ? "$host"
            : "";
        foreach (var step in Steps)
        {
            text += step.Kind == BindingStepKind.Name ? (text.Length == 0 ? "" : ".") + step.Text : $"[{step.Text}]";
        }

        return text;
    }

    public bool IsFoundIn(JsonNode? start) => IsFound(start, 0);

    private bool IsFound(JsonNode? node, int at)
    {
        // Null is a value of unknown shape: the name exists, and nothing more is known.
        if (at == Steps.Length || node is null)
        {
            return true;
        }

        var step = Steps[at];
        switch (step.Kind)
        {
            case BindingStepKind.Name:
                return node is JsonObject members
                    && members.Any(m =>
                        string.Equals(m.Key, step.Text, StringComparison.OrdinalIgnoreCase) && IsFound(m.Value, at + 1)
                    );
            case BindingStepKind.Position:
                return node is JsonArray list
                    && int.Parse(step.Text, System.Globalization.CultureInfo.InvariantCulture) is var position
                    && position >= 0
                    && position < list.Count
                    && IsFound(list[position], at + 1);
            case BindingStepKind.Each when node is not JsonArray:
                return IsFound(node, at + 1);
            default:
                var children = node switch
                {
                    JsonArray items => [.. items],
                    JsonObject values => values.Select(v => v.Value).ToList(),
                    _ => [],
                };
                return children.Count == 0 || children.Exists(child => IsFound(child, at + 1));
        }
    }
}

internal enum BindingStepKind
{
    Name,
    Position,

    /// <summary>Every item of a list (<c>[]</c>).</summary>
    Each,

    /// <summary>A key or position that the data decides (<c>[*]</c>).</summary>
    Computed,
}

internal readonly record struct BindingStep(BindingStepKind Kind, string Text);
