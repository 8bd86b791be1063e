using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Cards.Schema;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// Holds the cards against what draws and answers them: every card that code draws is there, its elements are those
/// that Teams knows, it reads only data that its record has, and somebody answers its verbs.
/// </summary>
internal static class CardCheck
{
    /// <summary>Which cards are missing, and which nobody draws.</summary>
    /// <param name="cards">The files.</param>
    /// <param name="names">The cards that code draws.</param>
    public static IEnumerable<ContentProblem> Files(ContentFiles cards, IEnumerable<string> names)
    {
        var wanted = names.Select(name => $"{name}.json").ToHashSet(StringComparer.Ordinal);
        var found = cards.Names.Where(CardDeck.IsCard).ToHashSet(StringComparer.Ordinal);
        if (found.Count == 0)
        {
            return [new("cards", 1, "there are no cards; put them back, or correct the setting Cards:Path.")];
        }

        List<string> missing = [.. wanted.Except(found)];
        return missing
            .Select(file => new ContentProblem(file, 1, "this card is missing; put it back."))
            .Concat(
                found
                    .Except(wanted)
                    .Select(file => new ContentProblem(
                        file,
                        1,
                        $"nothing shows a card of this name; {Nearest.Advice(file, missing)}"
                    ))
            );
    }

    /// <summary>What is wrong with a card.</summary>
    /// <param name="card">A card that compiles.</param>
    /// <param name="text">Its file.</param>
    /// <param name="shapes">The shape of the data of every card, see <see cref="CardShapes"/>.</param>
    public static IEnumerable<ContentProblem> Run(
        CardTemplate card,
        string text,
        IReadOnlyDictionary<string, JsonNode?> shapes
    )
    {
        var shape = shapes.GetValueOrDefault(Path.GetFileNameWithoutExtension(card.Name));
        return CardSchema
            .Check(text, SaidPhrases.AnsweredVerbs)
            .Select(fault => new ContentProblem(card.Name, fault.Line, fault.Problem))
            .Concat(Data(card, shape))
            .OrderBy(problem => problem.Line);
    }

    private static IEnumerable<ContentProblem> Data(CardTemplate card, JsonNode? shape) =>
        from binding in card.Bindings
        where !binding.IsHost && !binding.IsFoundInShape(shape)
        select new ContentProblem(
            card.Name,
            binding.Line,
            $"in {binding.Place}, ${{{binding.Expression}}} reads '{binding.Path}', which this card's data does not have; {Nearest.Advice(binding.Path, [.. Names(shape, "")])}"
        );

    private static IEnumerable<string> Names(JsonNode? shape, string path) =>
        shape switch
        {
            JsonObject members => members.SelectMany(member =>
                path.Length == 0
                    ? Names(member.Value, member.Key).Prepend(member.Key)
                    : Names(member.Value, $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")
            ),
            JsonArray items => Names(items[0], $"{path}[]"),
            _ => [],
        };
}
