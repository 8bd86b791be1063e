using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Languages;

namespace ToolkitBot.Tests.Cards;

/// <summary>
/// A card's sample is the shape of the record that the bot draws it from, so a binding that the sample has is a
/// binding that the bot fills.
/// </summary>
public sealed class CardRecordTests
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static TheoryData<string> Samples =>
        new(
            Directory
                .EnumerateFiles(Repository.Of("cards"), "*.sample.json")
                .Select(path => Path.GetFileName(path)!)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_exactly_the_members_of_its_card_record(string sample)
    {
        var card = sample.Split('.')[0];
        var record = RecordOf(card);
        Assert.True(
            record is not null,
            $"{card}.json has no record {Name(card)} in the bot: add one, and name it in CardJson."
        );

        var json = File.ReadAllText(Path.Combine(Repository.Of("cards"), sample));
        var failure = Xunit.Record.Exception(() => JsonSerializer.Deserialize(json, record!, Strict));

        Assert.True(failure is null, $"{sample} does not fit {record!.Name}: {failure?.Message}");
    }

    private static Type? RecordOf(string card) =>
        typeof(LanguageReader).Assembly.GetTypes().FirstOrDefault(type => type.Name == Name(card));

    private static string Name(string card) =>
        string.Concat(card.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + "Card";
}
