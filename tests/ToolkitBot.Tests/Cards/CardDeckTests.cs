using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

public sealed class CardDeckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_deck_has_the_cards_of_its_folder_and_not_their_samples()
    {
        folder.Write("tip.json", """{"t":"${$host.hello} ${name}"}""");
        folder.Write("tip.sample.json", """{"name":"${"}""");
        folder.Write("answer.json", "{}");
        folder.Write("notes.txt", "");
        var deck = CardDeck.Load(folder.Path);
        Assert.Equal(["answer", "tip"], deck.Names);
        var card = deck.Render("tip", new JsonObject { ["name"] = "A" }, new JsonObject { ["hello"] = "Hi" });
        Assert.Equal("""{"t":"Hi A"}""", card.ToString());
    }

    [Fact]
    public void A_broken_card_is_one_plain_sentence_with_file_and_line()
    {
        folder.Write("good.json", "{}");
        folder.Write("tip.json", "{\n  \"t\": 1\n  \"u\": 2\n}\n");
        var error = Assert.Throws<CardDeckException>(() => CardDeck.Load(folder.Path));
        Assert.Equal(("tip.json", 3), (error.File, error.Line));
        Assert.StartsWith("tip.json, line 3: this cannot be read as JSON: look for a missing", error.Message);

        folder.Write("tip.json", "{\n  \"t\": \"${titel(}\"\n}\n");
        error = Assert.Throws<CardDeckException>(() => CardDeck.Load(folder.Path));
        Assert.Equal(
            "tip.json, line 2: in t, ${titel(}: it ends where a name, a number or a text should follow.",
            error.Message
        );
    }

    [Fact]
    public void Letters_of_another_encoding_are_told_with_their_line()
    {
        folder.Write("tip.json", "{}");
        File.WriteAllBytes(
            Path.Combine(folder.Path, "tip.json"),
            Encoding.Latin1.GetBytes("{\n  \"t\": \"café\"\n}\n")
        );
        var error = Assert.Throws<CardDeckException>(() => CardDeck.Load(folder.Path));
        Assert.Equal(("tip.json", 2), (error.File, error.Line));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_so()
    {
        var error = Assert.Throws<CardDeckException>(() => CardDeck.Load(Path.Combine(folder.Path, "none")));
        Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_card_is_refused_with_the_known_ones()
    {
        folder.Write("tip.json", "{}");
        var error = Assert.Throws<KeyNotFoundException>(() => CardDeck.Load(folder.Path).Render("tipp", null));
        Assert.Contains("the deck has tip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_for_tests_refuses_missing_data_and_one_for_users_leaves_it_out()
    {
        folder.Write("tip.json", """{"t":"${name}","u":1}""");
        Assert.Equal("""{"u":1}""", CardDeck.Load(folder.Path).Render("tip", null).ToString());
        Assert.Throws<TemplateException>(() => CardDeck.Load(folder.Path, MissingValues.Error).Render("tip", null));
    }

    [Fact]
    public void What_is_no_object_is_no_card()
    {
        folder.Write("list.json", """{"$data":"${items}","t":1}""");
        var data = JsonNode.Parse("""{"items":[1,2]}""");
        Assert.Throws<TemplateException>(() => CardDeck.Load(folder.Path).Render("list", data));
    }
}
