using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Words with expressions between them: always text.</summary>
internal sealed class TextNode(TextPiece[] pieces) : TemplateNode
{
    public override bool TryExpand(Scope scope, out JsonNode? node)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Expression is not { } expression)
            {
                text.Append(piece.Words);
                continue;
            }

            var value = expression.Evaluate(scope);
            if (value.Kind == ValueKind.Missing && scope.Expansion.MissingIsAnError)
            {
                throw expression.MissingValue(value);
            }

            text.Append(value.AsText());
        }

        node = scope.Expansion.Text(text.ToString());
        return true;
    }

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        foreach (var piece in pieces)
        {
            if (piece.Expression is { } expression)
            {
                found.Add(expression, scope, mayBeAbsent: false);
            }
        }
    }
}

/// <summary>Either words or an expression.</summary>
internal readonly record struct TextPiece(string? Words, PlacedExpression? Expression);
