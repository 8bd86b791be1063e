using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ToolkitBot.Languages;

/// <summary>The shape of the data of every card: all its members, each list with one item, without values.</summary>
internal static class CardShapes
{
    private const string Ending = "Card";

    /// <summary>The shapes by the name of the card's file, without <c>.json</c>.</summary>
    /// <param name="records">Names the record of each card: <c>TipCard</c> is the data of <c>tip</c>.</param>
    public static IReadOnlyDictionary<string, JsonNode?> Of(JsonSerializerContext records) =>
        records
            .GetType()
            .GetCustomAttributesData()
            .Where(named => named.AttributeType == typeof(JsonSerializableAttribute))
            .Select(named => (Type)named.ConstructorArguments[0].Value!)
            .ToDictionary(NameOf, type => Shape(type, records, []), StringComparer.Ordinal);

    private static string NameOf(Type record) =>
        string.Concat(
            record
                .Name[..^Ending.Length]
                .Select(
                    (letter, at) =>
                        (at > 0 && char.IsAsciiLetterUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)
                )
        );

    // Null stands for what may be anything: what holds itself, and JSON as it is.
    private static JsonNode? Shape(Type type, JsonSerializerContext records, Type[] around)
    {
        if (
            records.GetTypeInfo(type) is not { } known
            || around.Contains(type)
            || type.IsAssignableTo(typeof(JsonNode))
        )
        {
            return null;
        }

        Type[] inside = [.. around, type];
        return known.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(
                known.Properties.Select(member =>
                    KeyValuePair.Create(member.Name, Shape(member.PropertyType, records, inside))
                )
            ),
            JsonTypeInfoKind.Enumerable => new JsonArray(Shape(known.ElementType!, records, inside)),
            JsonTypeInfoKind.Dictionary => null,
            _ => JsonValue.Create(""),
        };
    }
}
