using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>
/// One run of a template: its data, its policy for missing values, and the size of its output so far.
/// </summary>
internal sealed class Expansion(JsonNode? root, JsonNode? host, MissingValues missing)
{
    // A card should stay below 28 KB and must stay below 80 KB: these limits stop a runaway list, not a rich card.
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
