using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>Writes the result of an expression into a card, and counts its size.</summary>
internal static class ValueWriter
{
    public const int MostDataLevels = 20;

    public static void Write(CardWriter to, Value value, Expansion expansion)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                Write(to, value.Text, expansion);
                break;
            case ValueKind.Boolean:
                expansion.Count(1, 5);
                to.Boolean(value.IsTrue);
                break;
            case ValueKind.Number when value.Node is null:
                expansion.Count(1, 10);
                to.Number(value.Number);
                break;
            default:
                Write(to, value.Node, 1, expansion);
                break;
        }
    }

    public static void Write(CardWriter to, ReadOnlySpan<char> text, Expansion expansion)
    {
        var shown = CardText.InOrder(text);
        expansion.Count(1, shown.Length);
        to.Text(shown);
    }

    private static void Write(CardWriter to, JsonNode? node, int level, Expansion expansion)
    {
        if (level > MostDataLevels)
        {
            throw new ExpressionException(
                $"the data is nested more than {MostDataLevels} levels deep; insert a smaller part of it."
            );
        }

        switch (node)
        {
            case null:
                expansion.Count(1, 4);
                to.Null();
                break;
            case JsonObject members:
                expansion.Count(1, 2);
                to.StartObject();
                foreach (var (name, member) in members)
                {
                    expansion.Count(0, name.Length);
                    to.Name(name);
                    Write(to, member, level + 1, expansion);
                }

                to.EndObject();
                break;
            case JsonArray items:
                expansion.Count(1, 2);
                to.StartArray();
                foreach (var item in items)
                {
                    Write(to, item, level + 1, expansion);
                }

                to.EndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Write(to, Value.TextOf(value), expansion);
                break;
            default:
                expansion.Count(1, 10);
                to.Node(node);
                break;
        }
    }
}
