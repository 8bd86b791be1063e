using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Languages;

namespace ToolkitBot.Tests.Cards;

/// <summary>The cards of the repository, and the check itself on decks that are wrong in one way each.</summary>
public sealed class RepositoryCardsTests : IDisposable
{
    private static readonly CardWords[] Words =
    [
        new("en", JsonNode.Parse("""{"buttons":{"make":"Pledge"}}""")),
        new("cy", JsonNode.Parse("""{"buttons":{"make":"Addo"}}""")),
    ];

    private readonly TemporaryFolder folder = new();

    public RepositoryCardsTests()
    {
        var card = CardLintTests.GoodCard();
        card["body"]![0]!["text"] = "${title}";
        var execute = card["body"]![6]!["actions"]![0]!;
        execute["title"] = "${$host.buttons.make}";
        folder.Write("pledge.json", card.ToJsonString());
        folder.Write("pledge.sample.json", """{"title":"Your pledge"}""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_card_of_the_deck_renders_its_sample_and_passes_the_lint()
    {
        var cards = Repository.Of("cards");
        if (!Directory.Exists(cards))
        {
            return; // A folder without files is not kept by git: no cards, nothing to check.
        }

        var problems = DeckCheck.Run(cards, CardWords.OfEveryLanguage(Repository.Of("content")));
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Every_button_can_come_back_as_a_message()
    {
        foreach (var file in Directory.GetFiles(Repository.Of("cards"), "*.json").Where(CardDeck.IsCard))
        {
            var card = JsonNode.Parse(SubmittedCard.Of(File.ReadAllText(file)))!.AsObject();
            var buttons = CardElement.AllOf(card).Where(element => element.IsButton).ToList();
            Assert.NotEmpty(buttons);
            if (!card.ContainsKey("refresh"))
            {
                Assert.DoesNotContain(buttons, button => button.Type == "Action.Execute");
            }

            Assert.All(
                buttons.Where(button => button.Type == "Action.Submit"),
                button => Assert.NotNull(button.Json["data"]?["verb"])
            );
        }
    }

    [Fact]
    public void A_good_deck_has_no_problems() => Assert.Empty(DeckCheck.Run(folder.Path, Words));

    [Fact]
    public void A_card_without_a_sample_is_found()
    {
        File.Delete(Path.Combine(folder.Path, "pledge.sample.json"));
        AssertFound("pledge.json: has no sample");
    }

    [Fact]
    public void A_sample_without_a_card_is_found()
    {
        folder.Write("tip.sample.json", "{}");
        AssertFound("tip.sample.json: is the sample of no card");
    }

    [Fact]
    public void A_broken_card_and_a_broken_sample_are_found()
    {
        folder.Write("pledge.sample.json", "{\n\"title\": }");
        AssertFound("pledge.sample.json, line 2");
        folder.Write("pledge.json", "{");
        AssertFound("pledge.json, line 1");
    }

    [Fact]
    public void Data_that_no_sample_has_is_found_and_one_of_several_samples_is_enough()
    {
        folder.Write("pledge.sample.json", """{"titel":"Your pledge"}""");
        AssertFound("reads 'title', which no sample has");
        AssertFound("'title' is not in the data");

        folder.Write("tip.json", Conditional());
        folder.Write("tip.sample.json", "{}");
        AssertFound("reads 'done', which no sample has");
        folder.Write("tip.done.sample.json", """{"done":true}""");
        folder.Write("pledge.sample.json", """{"title":"Your pledge"}""");
        Assert.Empty(DeckCheck.Run(folder.Path, Words));
    }

    [Fact]
    public void Words_that_one_language_lacks_are_found()
    {
        var problems = DeckCheck.Run(
            folder.Path,
            [Words[0], new("cy", System.Text.Json.Nodes.JsonNode.Parse("""{"buttons":{}}"""))]
        );
        Assert.Contains(problems, p => p.Contains("the words of 'cy' do not have", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.Contains("'en'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_breaks_only_in_one_language_is_found_there()
    {
        var problems = DeckCheck.Run(
            folder.Path,
            [
                Words[0],
                new(
                    "cy",
                    System.Text.Json.Nodes.JsonNode.Parse("""{"buttons":{"make":"Gwnewch eich addewid nawr"}}""")
                ),
            ]
        );
        var problem = Assert.Single(problems, p => p.Contains("C-08", StringComparison.Ordinal));
        Assert.StartsWith("pledge.json with pledge.sample.json in 'cy': C-08 body[6].actions[0].title", problem);
    }

    [Fact]
    public void Words_are_read_from_every_language_of_the_content()
    {
        folder.Write("content/cy/phrases.yaml", "walk:\n  next: Nesaf\n");
        folder.Write("content/en/phrases.yaml", "walk:\n  next: Next\n");
        var words = CardWords.OfEveryLanguage(Path.Combine(folder.Path, "content"));
        Assert.Equal(["cy", "en"], words.Select(w => w.Language));
        CardTemplateTests.AssertJson("""{"lang":"cy","walk":{"next":"Nesaf"}}""", words[0].Words);
    }

    private static string Conditional()
    {
        var card = CardLintTests.GoodCard();
        card["body"]![1]!["$when"] = "${exists(done)}";
        return card.ToJsonString();
    }

    private void AssertFound(string problem) =>
        Assert.Contains(DeckCheck.Run(folder.Path, Words), p => p.Contains(problem, StringComparison.Ordinal));
}
