using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>Every rule finds what it should: a card that keeps all of them is broken in one place at a time.</summary>
public sealed class CardLintTests
{
    [Fact]
    public void A_card_that_keeps_all_rules_has_no_findings() => Assert.Empty(CardLint.Check(GoodCard()));

    [Fact]
    public void A_card_with_more_words_than_its_pattern_has_is_found_unless_they_are_folded()
    {
        var card = GoodCard();
        card["body"]![0]!["id"] = "card-notice";
        card["body"]!.AsArray().Add(Words(40));
        Assert.Contains(CardLint.Check(card), finding => finding.Rule == "C-19");

        card["body"]!.AsArray()[^1]!["isVisible"] = false;
        Assert.DoesNotContain(CardLint.Check(card), finding => finding.Rule == "C-19");
    }

    [Fact]
    public void Every_card_has_a_pattern_and_no_card_that_has_one_is_missing() =>
        Assert.Equal(
            CardDeck.Load(Repository.Of("cards")).Names.Order(StringComparer.Ordinal),
            CardPattern.Cards.Order(StringComparer.Ordinal)
        );

    private static JsonObject Words(int count) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = string.Join(' ', Enumerable.Repeat("word", count)),
            ["wrap"] = true,
        };

    [Theory]
    // What is wrong with the card as a whole
    [InlineData("C-01", "type", "type", "\"Card\"")]
    [InlineData("C-01", "$schema", "$schema", null)]
    [InlineData("C-01", "version", "version", "\"1.6\"")]
    [InlineData("C-01", "body[0].type", "body[0].type", "\"TextBlok\"")]
    [InlineData("C-12", "fallbackText", "fallbackText", null)]
    [InlineData("C-12", "lang", "lang", null)]
    [InlineData("C-14", "body[1].text", "body[1].text", "\"Hello ${name}\"")]
    [InlineData("C-14", "body[6].actions[0].data.id", "body[6].actions[0].data.id", "\"${id}\"")]
    [InlineData("C-17", "refresh.action", "refresh.action.type", "\"Action.Submit\"")]
    [InlineData("C-17", "refresh.userIds[1]", "refresh.userIds[1]", "\"00000000-0000-0000-0000-000000000000\"")]
    // Addresses
    [InlineData("C-02", "body[2].url", "body[2].url", "\"http://example.org/a.png\"")]
    [InlineData("C-02", "body[2].url", "body[2].url", "\"https://example.org/a.png?w=1&sig=abc\"")]
    [InlineData("C-02", "backgroundImage", "backgroundImage", "\"http://example.org/a.png\"")]
    [InlineData("C-02", "backgroundImage.url", "backgroundImage", """{"url":"a.png"}""")]
    [InlineData("C-02", "body[6].actions[1].iconUrl", "body[6].actions[1].iconUrl", "\"ftp://x/a.png\"")]
    [InlineData("C-15", "body[6].actions[1].url", "body[6].actions[1].url", "\"http://example.org\"")]
    [InlineData("C-15", "body[6].actions[1].url", "body[6].actions[1].url", "\"https://elsewhere.example\"")]
    [InlineData("C-15", "body[6].actions[1].url", "body[6].actions[1].url", "\"https://notexample.org\"")]
    [InlineData("C-15", "body[1].text", "body[1].text", "\"[a](http://example.org)\"")]
    // What is shown
    [InlineData("C-03", "body[2]", "body[2].altText", null)]
    [InlineData("C-06", "body[1]", "body[1].wrap", "false")]
    [InlineData("C-07", "", "body[0].style", null)]
    [InlineData(
        "C-07",
        "body[1]",
        "body[1]",
        """{"type":"TextBlock","text":"A","wrap":true,"size":"large","weight":"bolder"}"""
    )]
    [InlineData("C-07", "body[5]", "body[5].firstRowAsHeader", "false")]
    [InlineData(
        "C-11",
        "body[3]",
        "body[3].columns",
        """[{"type":"Column"},{"type":"Column"},{"type":"Column"},{"type":"Column"}]"""
    )]
    [InlineData("C-11", "body[3].columns[0].width", "body[3].columns[0].width", "\"301px\"")]
    [InlineData("C-11", "body[3].columns[1].width", "body[3].columns[1].width", "\"400 px\"")]
    [InlineData("C-11", "body[2].width", "body[2].width", "\"640px\"")]
    [InlineData("C-11", "body[5]", "body[5].columns", """[{},{},{},{}]""")]
    [InlineData("C-11", "body[1]", "body[1]", """{"type":"TextBlock","text":"●","wrap":true,"color":"attention"}""")]
    // What is filled in
    [InlineData("C-04", "body[4].items[0]", "body[4].items[0].id", null)]
    [InlineData("C-04", "body[4].items[1].id", "body[4].items[1].id", "\"what\"")]
    [InlineData("C-04", "body[4].items[1].id", "body[4].items[1].id", "\"verb\"")]
    [InlineData("C-04", "body[4].items[0]", "body[4].items[0].label", "\"\"")]
    [InlineData("C-04", "body[4].items[0].placeholder", "body[4].items[0].placeholder", "\"What will you change?\"")]
    [InlineData("C-05", "body[4].items[0]", "body[4].items[0].errorMessage", null)]
    [InlineData("C-05", "body[4].items[1]", "body[4].items[1].min", "1")]
    // What is pressed
    [InlineData("C-08", "body[6].actions[1]", "body[6].actions[1].title", null)]
    [InlineData("C-08", "body[6].actions[1].title", "body[6].actions[1].title", "\"Read more about our pledge\"")]
    [InlineData("C-08", "body[6].actions[1]", "body[6].actions[1].tooltip", null)]
    [InlineData("C-08", "body[6].actions", "body[6].actions[3].mode", "\"primary\"")]
    [InlineData("C-09", "body[6].actions[0].data", "body[6].actions[0].data.verb", null)]
    [InlineData("C-09", "body[6].actions[0].data", "body[6].actions[0].data.verb", "\"pledge.join\"")]
    [InlineData("C-09", "body[6].actions[0]", "body[6].actions[0].verb", null)]
    [InlineData(
        "C-09",
        "actions[0]",
        "actions",
        """[{"type":"Action.Execute","title":"Go","verb":"tip.next","data":{"verb":"tip.next"}}]"""
    )]
    [InlineData("C-10", "body[3].selectAction", "body[3].selectAction.url", "\"https://example.org/other\"")]
    [InlineData("C-16", "body[6].actions[2].data.email", "body[6].actions[2].data.email", "\"x\"")]
    [InlineData("C-16", "body[6].actions[2].data.by", "body[6].actions[2].data.by", "\"sample.person@example.org\"")]
    [InlineData("C-16", "body[6].actions[2].data.a[0].token", "body[6].actions[2].data.a", """[{"token":"x"}]""")]
    [InlineData("C-18", "body[6].actions[1].style", "body[6].actions[1].style", "\"destructive\"")]
    [InlineData("C-18", "body[6].actions[2].isEnabled", "body[6].actions[2].isEnabled", "true")]
    // What is seen at a glance
    [InlineData("C-20", "body[6]", "body[6].actions[1].title", "\"Read more about all of it\"")]
    [InlineData(
        "C-20",
        "body[6]",
        "body[6].actions",
        """[{"type":"Action.OpenUrl","title":"Share","url":"https://example.org/share","mode":"secondary"}]"""
    )]
    [InlineData(
        "C-21",
        "body[4].items[0].color",
        "body[4]",
        """{"type":"Container","style":"good","items":[{"type":"TextBlock","text":"Well done","wrap":true,"color":"Good"}]}"""
    )]
    [InlineData("C-22", "body[1].text", "body[1].text", "\"within a day\\\\.\"")]
    [InlineData("C-23", "fallbackText", "fallbackText", "\"Your pledge. Type help.\"")]
    public void One_fault_is_found_where_it_is(string rule, string place, string path, string? json)
    {
        var card = GoodCard();
        Set(card, path, json is null ? null : JsonNode.Parse(json));
        var findings = CardLint.Check(card, ["example.org"]);
        Assert.Contains(findings, f => f.Rule == rule && f.Path == place);
    }

    [Fact]
    public void A_heavy_card_is_found()
    {
        var card = GoodCard();
        card["body"]![1]!["text"] = new string('ŵ', CardLint.TargetBytes / 2);
        Assert.Equal(["C-13"], CardLint.Check(card).Select(f => f.Rule));
        card["body"]![1]!["text"] = new string('ŵ', CardLint.MostBytes / 2);
        Assert.Contains("hard stop", CardLint.Check(card).Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_words_and_too_many_buttons_and_users_are_found()
    {
        var card = GoodCard();
        card["body"]![6]!["actions"]![2]!["data"]!["x"] = new string('x', 129);
        var more = new JsonArray();
        for (var i = 0; i < 3; i++)
        {
            more.Add(JsonNode.Parse("""{"type":"Action.OpenUrl","title":"Read","url":"https://example.org"}"""));
        }

        card["actions"] = more;
        card["refresh"]!["userIds"] = new JsonArray([.. Enumerable.Range(0, 61).Select(i => (JsonNode?)$"29:{i}")]);
        Assert.Equal(["C-08", "C-16", "C-17"], CardLint.Check(card).Select(f => f.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_picture_inside_the_card_and_Teams_own_links_are_allowed()
    {
        var card = GoodCard();
        Set(card, "body[2].url", "data:image/png;base64,iVBORw0KGgo=");
        Set(card, "body[6].actions[1].url", "https://teams.microsoft.com/l/chat/0/0");
        Set(card, "body[3].selectAction", null);
        Assert.Empty(CardLint.Check(card, ["example.org"]));
    }

    internal static JsonObject GoodCard() =>
        JsonNode
            .Parse(
                """
                {
                  "type": "AdaptiveCard",
                  "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                  "version": "1.5",
                  "lang": "en",
                  "fallbackText": "Your pledge\nType \"help\" to see more.",
                  "speak": "Your pledge",
                  "refresh": {
                    "action": { "type": "Action.Execute", "verb": "pledge.show", "data": { "verb": "pledge.show" } },
                    "userIds": ["29:a", "29:b"]
                  },
                  "body": [
                    { "type": "TextBlock", "text": "Your pledge", "style": "heading", "size": "large", "weight": "bolder", "wrap": true },
                    { "type": "TextBlock", "text": "Say it in [your words](https://example.org/a).", "wrap": true },
                    { "type": "Image", "url": "https://example.org/a.png?w=10", "altText": "", "width": "300px" },
                    {
                      "type": "ColumnSet",
                      "selectAction": { "type": "Action.OpenUrl", "url": "https://www.example.org/more" },
                      "columns": [{ "type": "Column", "width": "80px" }, { "width": "stretch" }]
                    },
                    {
                      "type": "Container",
                      "items": [
                        { "type": "Input.Text", "id": "what", "label": "What will you change?", "isRequired": true, "errorMessage": "Write one sentence." },
                        { "type": "Input.Number", "id": "days", "label": "In how many days?", "placeholder": "30" }
                      ]
                    },
                    { "type": "Table", "firstRowAsHeader": true, "columns": [{ "width": 1 }], "rows": [] },
                    {
                      "type": "ActionSet",
                      "actions": [
                        {
                          "type": "Action.Execute", "title": "Pledge", "verb": "pledge.make",
                          "data": { "verb": "pledge.make", "id": "R-17" }
                        },
                        { "type": "Action.OpenUrl", "title": "Read more", "url": "https://www.example.org/more", "iconUrl": "https://example.org/i.png", "tooltip": "Read more" },
                        { "type": "Action.Submit", "title": "Stop", "data": { "verb": "privacy.stop", "msteams": { "type": "imBack", "name": "x" } } },
                        { "type": "Action.OpenUrl", "title": "Share", "url": "https://example.org/share", "mode": "secondary" }
                      ]
                    }
                  ]
                }
                """
            )!
            .AsObject();

    /// <summary>Sets or, with null, removes the value at a path such as <c>body[0].items[1].id</c>.</summary>
    private static void Set(JsonObject card, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode at = card;
        foreach (var step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1], null)]! : at[step]!;
        }

        var last = steps[^1];
        if (last[0] == '[')
        {
            at.AsArray()[int.Parse(last[1..^1], null)] = value;
        }
        else if (value is null)
        {
            Assert.True(at.AsObject().Remove(last), $"{path} is not in the good card.");
        }
        else
        {
            at.AsObject()[last] = value;
        }
    }
}
