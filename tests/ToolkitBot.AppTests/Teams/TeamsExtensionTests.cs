using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Bot;

namespace ToolkitBot.AppTests.Teams;

/// <summary>Searching the toolkit from the message box.</summary>
[Collection(SharedConversations.Name)]
public sealed class TeamsExtensionTests(SharedBots bots)
{
    private const string Command = "searchToolkit";

    [Fact]
    public async Task The_first_run_shows_one_of_each_kind_before_a_second()
    {
        var found = await FindAsync(null);
        var kinds = found.Take(5).Select(result => Name(result)).ToList();
        Assert.Equal(["share-section", "share-platform", "share-section", "share-post", "share-section"], kinds);
        Assert.Equal(25, found.Count);
        Assert.All(found, result => Assert.False(string.IsNullOrWhiteSpace(Title(result))));
    }

    [Theory]
    [InlineData("face", "Facebook")]
    [InlineData("facebok", "Facebook")]
    [InlineData("FACEBOOK", "Facebook")]
    [InlineData("linkdin", "LinkedIn")]
    [InlineData("twiter", "X (Twitter)")]
    [InlineData("start simp", "Start simple")]
    [InlineData("prepared to lis", "Are you prepared to listen?")]
    public async Task What_is_typed_is_found_first_though_unfinished_or_misspelt(string typed, string title)
    {
        var found = await FindAsync(typed);
        Assert.True(found.Count > 0, $"'{typed}' found nothing");
        Assert.True(title == Title(found[0]), $"'{typed}' found {string.Join(" | ", found.Take(3).Select(Title))}");
    }

    [Fact]
    public async Task A_question_finds_the_section_that_answers_it()
    {
        var found = await FindAsync("how much time and money does it cost us to be online");
        Assert.Contains(
            found.Take(5),
            result => Card(result).ToJsonString().Contains("investment", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("zzqqxx")]
    [InlineData("???")]
    [InlineData("\u200b")]
    public async Task Nothing_found_is_an_empty_list(string typed) => Assert.Empty(await FindAsync(typed));

    [Fact]
    public async Task The_same_words_find_the_same_in_the_same_order()
    {
        var first = await FindAsync("video");
        var second = await FindAsync("video");
        Assert.NotEmpty(first);
        Assert.Equal(first.Select(r => r!.ToJsonString()), second.Select(r => r!.ToJsonString()));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_end()
    {
        var seen = new List<string>();
        for (var skip = 0; ; skip += 25)
        {
            var page = await FindAsync(null, skip);
            seen.AddRange(page.Select(result => result!.ToJsonString()));
            if (page.Count < 25)
            {
                break;
            }
        }

        Assert.True(seen.Count > 50);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(await FindAsync(null, 10_000));
    }

    [Fact]
    public async Task Every_card_has_its_preview_and_nothing_private()
    {
        var all = new List<JsonNode?>();
        for (var skip = 0; skip < 200; skip += 25)
        {
            all.AddRange(await FindAsync(null, skip));
        }

        Assert.All(
            all,
            result =>
            {
                Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)result!["contentType"]);
                Assert.Equal("application/vnd.microsoft.card.thumbnail", (string?)result["preview"]!["contentType"]);
                var verbs = new CardSeen("", Card(result))
                    .Buttons.Select(button => (string?)button["verb"])
                    .OfType<string>();
                Assert.All(verbs, verb => Assert.Equal("pledge.draft", verb));
            }
        );
    }

    [Fact]
    public async Task The_button_of_a_card_that_somebody_inserted_opens_the_form_for_who_presses()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var (owen, mei) = (bot.Stranger("group"), bot.Stranger("group"));
        await mei.Says("@ToolkitBot help");
        await mei.Sees("help");
        var found = await FindAsync("video");
        var inserted = bot.Teams.InsertResult(owen.Key, "group", found[0]!.AsObject())!;
        Assert.Equal(owen.Key, inserted.Person);

        var card = new CardSeen(inserted.Id, inserted.CardFor(mei.Key)!.AsObject());
        await mei.PressesOn(card, "Pledge this");
        var form = new CardSeen(inserted.Id, mei.Outcome.Card!.AsObject());
        Assert.Equal("pledge-form", form.Name);
        Assert.NotEqual("", form.Value("what"));
        Assert.Equal(card.Json.ToJsonString(), bot.World.FindMessage(inserted.Id)!.CardFor(owen.Key)!.ToJsonString());
    }

    [Fact]
    public async Task Words_of_somebody_in_need_find_who_can_help_first()
    {
        var found = await FindAsync("I want to kill myself");
        Assert.Equal("contacts", Name(found[0]));
    }

    [Theory]
    [InlineData("""{"parameters":[{"value":"face"}]}""", true)]
    [InlineData(
        """{"commandId":"searchToolkit","parameters":[{"name":"query","value":"face"}],"queryOptions":{"skip":-4,"count":900}}""",
        true
    )]
    [InlineData("""{"commandId":"searchToolkit","parameters":7,"queryOptions":[]}""", true)]
    [InlineData("""{"commandId":"somethingElse","parameters":[{"name":"query","value":"face"}]}""", false)]
    public async Task Odd_queries_are_answered_with_a_list(string value, bool finds)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var (status, body) = await QueryAsync(bot, JsonNode.Parse(value));
        Assert.Equal(200, status);
        Assert.Equal(finds, JsonNode.Parse(body)!["composeExtension"]!["attachments"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task A_query_without_an_object_is_a_bad_request() =>
        Assert.Equal(400, (await QueryAsync(await bots.On(StorageKind.Sqlite), JsonValue.Create(7))).Status);

    [Fact]
    public async Task Searching_in_a_chat_of_two_people_is_not_taken_for_the_bots_own_chat()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("hello");
        await amina.Sees("welcome");
        var wire = new TeamsWire(bot);
        var query = TeamsWire.Invoke(wire.LikeLast(amina), "composeExtension/query", new JsonObject());
        query["conversation"]!["id"] = "19:0a_0b@unq.gbl.spaces";
        Assert.Equal(200, (await wire.PostAsync(query)).Status);

        Assert.Equal(amina.Place.Id, await bot.Database.ScalarAsync(PrivateChatOf(amina)));
        Assert.Null(await bot.Database.ScalarAsync("SELECT id FROM conversations WHERE id LIKE '%@unq.gbl.spaces'"));
    }

    private static string PrivateChatOf(Person person) =>
        $"SELECT personal_conversation_id FROM people WHERE channel_account_id = '{person.Self.Mri}'";

    private static async Task<(int Status, string Body)> QueryAsync(BotUnderTest bot, JsonNode? value)
    {
        var amina = bot.Stranger();
        await amina.Says("help");
        var wire = new TeamsWire(bot);
        return await wire.PostAsync(TeamsWire.Invoke(wire.LikeLast(amina), "composeExtension/query", value));
    }

    private async Task<IReadOnlyList<JsonNode?>> FindAsync(string? words, int skip = 0)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var outcome = await bot.Teams.QueryExtensionAsync("amina", Command, words, skip: skip);
        Assert.Equal(OutcomeKind.Results, outcome.Kind);
        return [.. outcome.Results!];
    }

    private static string? Title(JsonNode? result) => (string?)result!["preview"]!["content"]!["title"];

    private static JsonObject Card(JsonNode? result) => result!["content"]!.AsObject();

    private static string Name(JsonNode? result) => new CardSeen("", Card(result)).Name;
}
