using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

internal enum ValueKind
{
    Missing,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

/// <summary>
/// The result of an expression. Data is held by reference and copied only when written to the card. A number keeps its
/// node, so that one beyond any numeric type passes through unchanged.
/// </summary>
internal readonly struct Value
{
    // Dividing by a one of full scale removes a decimal's trailing zeros.
    private const decimal FullScaleOne = 1.0000000000000000000000000000m;

    private readonly object? held;
    private readonly decimal number;

    private Value(ValueKind kind, object? held, decimal number = 0)
    {
        Kind = kind;
        this.held = held;
        this.number = number;
    }

    public static readonly Value Null = new(ValueKind.Null, null);

    public ValueKind Kind { get; }

    public bool IsNothing => Kind is ValueKind.Missing or ValueKind.Null;

    public bool IsTrue => Kind == ValueKind.Boolean && number != 0;

    /// <summary>The text; for a missing value, the path that was read.</summary>
    public string Text => (string)held!;

    public JsonNode? Node => held as JsonNode;

    public JsonArray List => (JsonArray)held!;

    public decimal Number =>
        held is not JsonValue node ? number
        : TryRead(node, out var read) ? read
        : throw new ExpressionException("the number is too large to calculate with.");

    /// <summary>The kind, as error messages name it.</summary>
    public string Noun =>
        Kind switch
        {
            ValueKind.Missing => "nothing",
            ValueKind.Null => "null",
            ValueKind.Boolean => "true or false",
            ValueKind.Number => "a number",
            ValueKind.Text => "text",
            ValueKind.List => "a list",
            _ => "an object",
        };

    public static Value Missing(string path) => new(ValueKind.Missing, path);

    public static Value Of(bool flag) => new(ValueKind.Boolean, null, flag ? 1 : 0);

    public static Value Of(decimal number) => new(ValueKind.Number, null, number / FullScaleOne);

    public static Value Of(string text) => new(ValueKind.Text, text);

    public static Value From(JsonNode? node) =>
        node switch
        {
            null => Null,
            JsonObject => new(ValueKind.Object, node),
            JsonArray => new(ValueKind.List, node),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.String => Of(TextOf((JsonValue)node)),
                JsonValueKind.Number => new(ValueKind.Number, node),
                JsonValueKind.True => Of(true),
                JsonValueKind.False => Of(false),
                JsonValueKind.Null => Null,
                // An object wrapped by JsonValue.Create: read it as the JSON it stands for.
                _ => From(JsonNode.Parse(node.ToJsonString())),
            },
        };

    /// <summary>Returns the value as text: numbers in invariant format, lists and objects as JSON.</summary>
    public string AsText() =>
        Kind switch
        {
            ValueKind.Text => Text,
            ValueKind.Boolean => IsTrue ? "true" : "false",
            ValueKind.Number when held is JsonValue node => TryRead(node, out var read)
                ? (read / FullScaleOne).ToString(CultureInfo.InvariantCulture)
                : node.ToJsonString(),
            ValueKind.Number => number.ToString(CultureInfo.InvariantCulture),
            ValueKind.List or ValueKind.Object => Node!.ToJsonString(),
            _ => "",
        };

    public static bool Same(Value one, Value other)
    {
        if (one.IsNothing || other.IsNothing)
        {
            return one.IsNothing && other.IsNothing;
        }

        return one.Kind == other.Kind
            && one.Kind switch
            {
                ValueKind.Boolean => one.IsTrue == other.IsTrue,
                ValueKind.Number => one.Number == other.Number,
                ValueKind.Text => string.Equals(one.Text, other.Text, StringComparison.Ordinal),
                _ => JsonNode.DeepEquals(one.Node, other.Node),
            };
    }

    internal static string TextOf(JsonValue node)
    {
        try
        {
            return node.TryGetValue(out string? text) ? text : JsonSerializer.SerializeToElement(node).GetString()!;
        }
        catch (InvalidOperationException)
        {
            // JSON allows half a surrogate pair, which no text can hold.
            throw new ExpressionException("the data holds half a character.");
        }
    }

    private static bool TryRead(JsonValue node, out decimal read) =>
        decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out read);
}
