using System.Buffers;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Text with expressions in it; the result is always text.</summary>
internal sealed class TextNode(TextPiece[] pieces) : TemplateNode
{
    public override void Write(CardWriter to, EvaluationScope scope)
    {
        to.Words.ResetWrittenCount();
        foreach (var piece in pieces)
        {
            if (piece.Expression is not { } expression)
            {
                to.Words.Write(piece.Words);
                continue;
            }

            var value = expression.Evaluate(scope);
            if (value.Kind == ValueKind.Missing && scope.Expansion.MissingIsAnError)
            {
                throw expression.MissingValue(value);
            }

            to.Words.Write(value.AsText());
        }

        ValueWriter.Write(to, to.Words.WrittenSpan, scope.Expansion);
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

/// <summary>Either text or an expression.</summary>
internal readonly record struct TextPiece(string? Words, PlacedExpression? Expression);
