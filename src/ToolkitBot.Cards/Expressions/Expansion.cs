using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>One run of a template: its data, its policy for missing values, and how much it has put out so far.</summary>
internal sealed class Expansion(JsonNode? root, JsonNode? host, MissingValues missing)
{
    // A card may weigh 28 KB at best and 80 KB at most: these stop a runaway list, not a rich card.
    public const int MostNodes = 10_000;
    public const int MostCharacters = 500_000;

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
            throw new ExpressionException($"the card grows beyond {MostNodes} JSON values; show fewer items.");
        }

        if (characters > MostCharacters)
        {
            throw new ExpressionException(
                $"the card grows beyond {MostCharacters} characters; shorten the text or show fewer items."
            );
        }
    }
}
