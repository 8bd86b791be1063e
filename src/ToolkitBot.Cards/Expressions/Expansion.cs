using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>One run of a template: its data, its policy for missing values, and how much it has put out so far.</summary>
internal sealed class Expansion(JsonNode? root, JsonNode? host, MissingValues missing)
{
    // A card may weigh 28 KB at best and 80 KB at most: these stop a runaway list, not a rich card.
    public const int MostNodes = 10_000;
    public const int MostCharacters = 500_000;
    public const int MostDataLevels = 20;

    private int nodes;
    private int characters;

    public Value Root { get; } = Value.From(root);

    public Value Host { get; } = Value.From(host);

    public bool MissingIsAnError { get; } = missing == MissingValues.Error;

    public void Count(int moreNodes, int moreCharacters)
    {
        nodes += moreNodes;
        characters += moreCharacters;
        if (nodes > MostNodes)
        {
            throw new ExpressionException(
                $"the card grows beyond {MostNodes} JSON values; show fewer items."
            );
        }

        if (characters > MostCharacters)
        {
            throw new ExpressionException(
                $"the card grows beyond {MostCharacters} characters; shorten the text or show fewer items."
            );
        }
    }

    public JsonNode Text(string text)
    {
        Count(1, text.Length);
        return JsonValue.Create(text);
    }

    /// <summary>A copy that may enter the card; null for null.</summary>
    public JsonNode? Copy(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                return Text(value.Text);
            case ValueKind.Boolean:
                Count(1, 5);
                return JsonValue.Create(value.IsTrue);
            case ValueKind.Number when value.Node is null:
                Count(1, 10);
                return JsonValue.Create(value.Number);
            default:
                return Copy(value.Node, 1);
        }
    }

    private JsonNode? Copy(JsonNode? node, int level)
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
                Count(1, 4);
                return null;
            case JsonObject source:
                Count(1, 2);
                var target = new JsonObject();
                foreach (var (name, member) in source)
                {
                    Count(0, name.Length);
                    target.Add(name, Copy(member, level + 1));
                }

                return target;
            case JsonArray source:
                Count(1, 2);
                var list = new JsonArray();
                foreach (var item in source)
                {
                    list.Add(Copy(item, level + 1));
                }

                return list;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Text(Value.TextOf(value));
            default:
                Count(1, 10);
                return node.DeepClone();
        }
    }
}
