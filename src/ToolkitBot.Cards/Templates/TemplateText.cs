using System.Text;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Splits a string of a template into text and expressions.</summary>
internal static class TemplateText
{
    /// <summary>Compiles a string; returns null if it has neither an expression nor an escape.</summary>
    public static TemplateNode? Compile(string text, Place place, bool keepsNull)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        var pieces = new List<TextPiece>();
        var words = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("\\${", StringComparison.Ordinal))
            {
                words.Append("${");
                at += 3;
            }
            else if (rest.StartsWith("${", StringComparison.Ordinal))
            {
                var end = FindEnd(text, at + 2, place);
                Flush(words, pieces);
                pieces.Add(new(null, Parse(text[(at + 2)..end], place)));
                at = end + 1;
            }
            else
            {
                words.Append(text[at++]);
            }
        }

        Flush(words, pieces);
        return pieces is [{ Expression: { } only }] ? new ExpressionNode(only, keepsNull) : new TextNode([.. pieces]);
    }

    private static void Flush(StringBuilder words, List<TextPiece> pieces)
    {
        if (words.Length > 0)
        {
            pieces.Add(new(words.ToString(), null));
            words.Clear();
        }
    }

    private static PlacedExpression Parse(string source, Place place)
    {
        try
        {
            return new(ExpressionParser.Parse(source), source, place);
        }
        catch (ExpressionException e)
        {
            throw place.Problem(e.Message, source);
        }
    }

    // A brace inside a quoted text does not end the expression.
    private static int FindEnd(string text, int start, Place place)
    {
        var quote = '\0';
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    at++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '}')
            {
                return at;
            }
        }

        throw place.Problem(
            "an expression is opened with ${ and not closed with }; write \\\\${ where the two signs shall be shown."
        );
    }
}
