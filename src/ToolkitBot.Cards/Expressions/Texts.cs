using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>Functions of text.</summary>
internal static class Texts
{
    // Without this, a duplicate name would fail only later, when the object is first read.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static string Of(Value value, string function) =>
        value.Kind == ValueKind.Text
            ? value.Text
            : throw new ExpressionException(
                $"{function} takes text, and was given {value.Noun}; string(...) makes text of it."
            );

    public static Value Concat(Value[] arguments, bool strict)
    {
        var missing = Array.FindIndex(arguments, a => a.Kind == ValueKind.Missing);
        return strict && missing >= 0 ? arguments[missing] : Value.Of(string.Concat(arguments.Select(a => a.AsText())));
    }

    /// <summary>
    /// Puts texts one after the other, each a sentence of its own: where one ends without a mark and another follows, a
    /// full stop is added. Nothing is said of what is empty or null.
    /// </summary>
    public static Value Sentences(Value[] arguments, bool strict)
    {
        var missing = Array.FindIndex(arguments, a => a.Kind == ValueKind.Missing);
        if (strict && missing >= 0)
        {
            return arguments[missing];
        }

        var said = arguments.Where(a => !a.IsNothing).Select(a => a.AsText().Trim()).Where(text => text.Length > 0);
        return Value.Of(
            said.Aggregate("", (all, next) => all.Length == 0 ? next : all + (HasEnd(all) ? " " : ". ") + next)
        );
    }

    private static bool HasEnd(string text) => text[^1] is '.' or '?' or '!' or '…' or ':' or ';' or ',';

    public static Value ToUpper(Value value) =>
        Value.Of(CultureInfo.InvariantCulture.TextInfo.ToUpper(Of(value, "toUpper")));

    public static Value ToLower(Value value) =>
        Value.Of(CultureInfo.InvariantCulture.TextInfo.ToLower(Of(value, "toLower")));

    /// <summary>Returns the part of the range that the text has: a text that is too short is not an error.</summary>
    public static Value Substring(Value[] arguments)
    {
        var text = Of(arguments[0], "substring");
        var start = Numbers.Whole(arguments[1], "the start of substring()");
        var length = arguments.Length > 2 ? Numbers.Whole(arguments[2], "the length of substring()") : text.Length;
        if (start < 0 || length < 0)
        {
            throw new ExpressionException("substring() takes a start and a length of 0 or more.");
        }

        start = Math.Min(start, text.Length);
        var part = text.AsSpan(start, Math.Min(length, text.Length - start));

        // Half a surrogate pair is not a character, and would reach the reader as a question mark.
        if (part.Length > 0 && char.IsLowSurrogate(part[0]))
        {
            part = part[1..];
        }

        return Value.Of((part.Length > 0 && char.IsHighSurrogate(part[^1]) ? part[..^1] : part).ToString());
    }

    public static Value StartsWith(Value[] arguments) =>
        Value.Of(Of(arguments[0], "startsWith").StartsWith(Of(arguments[1], "startsWith"), StringComparison.Ordinal));

    public static Value EndsWith(Value[] arguments) =>
        Value.Of(Of(arguments[0], "endsWith").EndsWith(Of(arguments[1], "endsWith"), StringComparison.Ordinal));

    public static Value Replace(Value[] arguments)
    {
        var old = Of(arguments[1], "replace");
        return old.Length == 0
            ? throw new ExpressionException("replace() needs a text to look for.")
            : Value.Of(Of(arguments[0], "replace").Replace(old, Of(arguments[2], "replace"), StringComparison.Ordinal));
    }

    public static Value Markdown(Value[] arguments)
    {
        var text = arguments[0].AsText();
        if (arguments.Length == 1)
        {
            return Value.Of(CardText.Escape(text));
        }

        var most = Numbers.Whole(arguments[1], "the length of md()");
        return most > 0
            ? Value.Of(CardText.Escape(text, most))
            : throw new ExpressionException("the length of md() must be above 0.");
    }

    public static Value Json(Value value)
    {
        try
        {
            return Value.From(JsonNode.Parse(Of(value, "json"), null, Strict));
        }
        catch (JsonException)
        {
            throw new ExpressionException("json() was given text that is not JSON.");
        }
    }
}
