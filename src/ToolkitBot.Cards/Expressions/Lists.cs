using System.Globalization;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>Functions of lists; most take text and objects too.</summary>
internal static class Lists
{
    public static Value Empty(Value value) =>
        Value.Of(
            value.Kind switch
            {
                ValueKind.Text => value.Text.Length == 0,
                ValueKind.List => value.List.Count == 0,
                ValueKind.Object => ((JsonObject)value.Node!).Count == 0,
                _ => value.IsNothing,
            }
        );

    public static Value Count(Value value, string function) =>
        Value.Of(
            value.Kind switch
            {
                ValueKind.Text => value.Text.Length,
                ValueKind.List => value.List.Count,
                ValueKind.Object => ((JsonObject)value.Node!).Count,
                ValueKind.Missing or ValueKind.Null => 0,
                _ => throw new ExpressionException(
                    $"{function}() takes a list, an object or text, and was given {value.Noun}."
                ),
            }
        );

    public static Value Contains(Value where, Value what) =>
        Value.Of(
            where.Kind switch
            {
                ValueKind.Text => what.Kind == ValueKind.Text
                    && where.Text.Contains(what.Text, StringComparison.Ordinal),
                ValueKind.List => where.List.Any(item => Value.Same(Value.From(item), what)),
                ValueKind.Object => what.Kind == ValueKind.Text && ((JsonObject)where.Node!).ContainsKey(what.Text),
                ValueKind.Missing or ValueKind.Null => false,
                _ => throw new ExpressionException(
                    $"contains() looks into a list, an object or text, and was given {where.Noun}."
                ),
            }
        );

    /// <summary>Returns the first or last item of a list or letter of a text; null if it is empty.</summary>
    public static Value End(Value value, string function, int fromEnd) =>
        value.Kind switch
        {
            ValueKind.List when value.List.Count == 0 => Value.Null,
            ValueKind.List => Value.From(value.List[fromEnd == 0 ? 0 : ^fromEnd]),
            ValueKind.Text when value.Text.Length == 0 => Value.Null,
            ValueKind.Text => Value.Of(Letter(value.Text, fromEnd != 0)),
            _ => throw new ExpressionException($"{function}() takes a list or text, and was given {value.Noun}."),
        };

    // What a reader sees as one letter may be several characters of a string.
    private static string Letter(string text, bool last)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return last ? text[starts[^1]..] : StringInfo.GetNextTextElement(text);
    }

    /// <summary>Joins items with a separator, and with another before the last item if given.</summary>
    public static Value Join(Value[] arguments)
    {
        if (arguments[0].Kind != ValueKind.List)
        {
            throw new ExpressionException($"join() takes a list, and was given {arguments[0].Noun}.");
        }

        var separator = Texts.Of(arguments[1], "join");
        var items = arguments[0].List.Select(item => Value.From(item).AsText()).ToList();
        if (arguments.Length < 3 || items.Count < 2)
        {
            return Value.Of(string.Join(separator, items));
        }

        var last = Texts.Of(arguments[2], "join");
        return Value.Of(string.Join(separator, items[..^1]) + last + items[^1]);
    }
}
