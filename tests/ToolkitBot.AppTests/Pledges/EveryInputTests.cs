using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Cards;
using ToolkitBot.Languages;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// Every field of every card, found by reading the cards, so that a new one cannot be forgotten: somebody in need is heard
/// in it, and a patient's data typed into it is kept nowhere.
/// </summary>
public sealed class EveryInputTests
{
    private const string Need = "I want to kill myself";
    private const string Patient = "ring my patient Mrs Zebrawort, NHS number 943 476 5919, about her cancer";

    [Theory, Sqlite, PostgreSql]
    public async Task Somebody_in_need_is_heard_in_every_field_of_every_card(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = await MeetAsync(bot);
        foreach (var field in Fields(bot))
        {
            await amina.PressAsync(amina.Card, field.Action, field.Filled($"{Need} zebrawort"));
            await amina.Sees("contacts");
        }

        await HoldsNothingAsync(bot, "zebrawort");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_patient_s_data_typed_into_any_field_is_kept_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = await MeetAsync(bot);
        foreach (var field in Fields(bot))
        {
            await amina.PressAsync(amina.Card, field.Action, field.Filled(Patient));
            await amina.Settles();
        }

        await HoldsNothingAsync(bot, "zebrawort");
        await HoldsNothingAsync(bot, "5919");
    }

    private static async Task<Person> MeetAsync(BotUnderTest bot)
    {
        var amina = bot.Person("amina");
        await amina.Says("hello");
        await amina.Sees("welcome");
        return amina;
    }

    private static async Task HoldsNothingAsync(BotUnderTest bot, string word)
    {
        await bot.SettleAsync();
        Assert.DoesNotContain(word, await bot.Database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(word, bot.Log.Text(), StringComparison.OrdinalIgnoreCase);
        var said = string.Join('\n', bot.Teams.Connector.Calls.Select(call => call.Body?.ToJsonString()));
        Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Each text field of each card with each button that sends it.</summary>
    private static List<Field> Fields(BotUnderTest bot)
    {
        var words = bot.Services.GetRequiredService<LanguageShelf>().For(null).Host;
        var folder = Repository.Of("cards");
        var deck = CardDeck.Load(folder);
        var fields = new List<Field>();
        foreach (var sample in Directory.EnumerateFiles(folder, "*.sample.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(sample).Split('.')[0];
            var card = deck.Render(name, JsonNode.Parse(File.ReadAllText(sample))!, words).ToNode();
            var inputs = Objects(card).Where(element => (string?)element["type"] == "Input.Text").ToList();
            var others = Objects(card)
                .Where(element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)
                .ToDictionary(input => (string)input["id"]!, input => (string?)input["value"] ?? "");
            fields.AddRange(
                from action in Objects(card)
                where (string?)action["type"] == "Action.Execute" && (string?)action["associatedInputs"] != "none"
                from input in inputs
                select new Field((string)input["id"]!, action, others)
            );
        }

        Assert.True(fields.Count > 10, "The cards have fields for free text.");
        return fields;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject element => element.Select(member => member.Value).SelectMany(Objects).Prepend(element),
            JsonArray list => list.SelectMany(Objects),
            _ => [],
        };

    private sealed record Field(string Id, JsonObject Action, IReadOnlyDictionary<string, string> Others)
    {
        public IReadOnlyDictionary<string, string> Filled(string text) =>
            new Dictionary<string, string>(Others) { [Id] = text };
    }
}
