using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>Which platform should I use?</summary>
[Collection(SharedConversations.Name)]
public sealed class PlatformTests(SharedBots bots)
{
    [Theory, Sqlite, PostgreSql]
    public async Task A_wish_in_one_go_gets_a_ranking_with_reasons(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform to recruit physios");
        var card = await amina.Sees("recommendation", "I suggest LinkedIn");
        Assert.Contains("Because you", card.Text, StringComparison.Ordinal);
        Assert.Contains("spend a week or two on it as yourself", card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_that_asks_for_a_platform_gets_the_ranking(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("where should we post to show new mums how to bath a newborn");
        await amina.Sees("recommendation", "YouTube");
    }

    [Theory]
    [InlineData("recruit physios, not linkedin", "I suggest LinkedIn")]
    [InlineData("no video, reach young people", "I suggest YouTube")]
    public async Task A_platform_that_is_turned_down_is_not_the_answer(string words, string not)
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says(words);
        var card = await amina.Sees("recommendation", "I suggest");
        Assert.DoesNotContain(not, card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_the_table_does_not_have_is_named_without_the_command_too()
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says("should we be on bluesky?");
        await amina.Sees("recommendation", "I don't know enough about Bluesky to recommend it.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_follow_up_keeps_what_the_wish_said_before(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("where should we post a short film about hand washing for new parents");
        await amina.Sees("recommendation", "Short films");
        await amina.Says("and for journalists?");
        var card = await amina.Sees("recommendation", "Journalists and partner organisations");
        Assert.Contains("Short films", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Families and local people", card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Four_fields_and_own_words_lead_to_a_ranking(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("which platform should I use");
        var ask = await amina.Sees("platform-ask");
        amina.Writes("wish", "show mums how to bath a newborn").Chooses("audience", "families");
        amina.Chooses("material", ask.Choices("material")[0]).Chooses("time", ask.Choices("time")[0]);
        await amina.Presses("Find my platform");
        var card = await amina.Sees("recommendation", "I understood: ");
        Assert.Contains("Families and local people", card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_wish_that_says_nothing_is_asked_again_with_what_was_said_kept(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform");
        await amina.Sees("platform-ask");
        await amina.Writes("wish", "qwertz asdf").Presses("Find my platform");
        var again = await amina.Sees("platform-ask", "I couldn't tell who you want to reach or why.");
        Assert.Equal("qwertz asdf", again.Value("wish"));
        await amina.Chooses("purpose", "recruit").Presses("Find my platform");
        await amina.Sees("recommendation");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Words_typed_while_the_question_is_open_are_the_wish(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform");
        await amina.Sees("platform-ask");
        await amina.Says("find a volunteer treasurer");
        await amina.Sees("recommendation");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_ranking_can_be_changed(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform recruit physios");
        await amina.Sees("recommendation");
        await amina.Presses("platform.change");
        var ask = await amina.Sees("platform-ask");
        Assert.Equal("recruit physios", ask.Value("wish"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task One_row_is_shown_by_its_name(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform facebook");
        var row = await amina.Sees("platform", "Facebook");
        Assert.Contains(row.Buttons, button => (string?)button["type"] == "Action.OpenUrl");
        await amina.Presses("Another platform");
        await amina.Sees("platform-choose");
        await amina.Chooses("id", "linkedin").Presses("platform.show");
        await amina.Sees("platform", "LinkedIn");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Two_rows_stand_side_by_side(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("compare facebook and linkedin");
        await amina.Sees("comparison", "Facebook and LinkedIn");
        await amina.Presses("Compare two");
        await amina.Sees("platform-choose");
        await amina.Chooses("first", "twitter").Chooses("second", "video").Presses("platform.compare");
        await amina.Sees("comparison");
        await amina.Presses("Compare two");
        await amina.Sees("platform-choose");
        await amina.Chooses("first", "twitter").Chooses("second", "twitter").Presses("platform.compare");
        await amina.Sees("platform-choose", "You chose the same one twice.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_platform_without_a_row_is_named_and_what_is_known_is_compared(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("compare threads and facebook");
        await amina.Sees("platform-choose", "I don't know enough about Threads");
        await amina.Presses("platform.compare");
        await amina.Sees("comparison", "Facebook and");
        await amina.Says("compare facebook, linkedin and quibblr");
        var both = await amina.Sees("comparison", "Facebook and LinkedIn");
        Assert.Contains("I don't know quibblr", both.Text, StringComparison.Ordinal);
        await amina.Says("compare quibblr with frumpet");
        await amina.Sees("platform-choose");
        await amina.Says("compare facebook with the linkedin");
        Assert.DoesNotContain("don't know", (await amina.Sees("comparison")).Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_question_can_be_left(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform");
        await amina.Sees("platform-ask");
        await amina.Says("stop");
        await amina.Sees("notice", "Stopped.");
        await amina.Says("stop");
        await amina.Sees("notice", "Nothing is open at the moment.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_recommender_answers_in_a_channel_thread(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger("general");
        var post = await amina.Says("@ToolkitBot platform recruit physios");
        var card = await amina.Sees("recommendation", "LinkedIn");
        Assert.Equal(post.Id, amina.ThreadOf(card));
    }

    [Fact]
    public async Task A_row_added_to_the_table_is_recommended_without_a_line_of_code()
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        var table = Path.Combine(content, "en", "platforms.yaml");
        await File.AppendAllTextAsync(table, NewRow);
        await using var bot = await BotUnderTest.StartAsync(
            StorageKind.Sqlite,
            new BotOptions { Settings = new Dictionary<string, string> { ["Content:Path"] = content } }
        );

        var amina = bot.Person("amina");
        await amina.Says("platform to find knitters who knit blankets and swap patterns");
        await amina.Sees("recommendation", "I suggest Sample Knitting Circle");
        await amina.Says("platform sample knitting circle");
        await amina.Sees("platform", "Sample Knitting Circle");
    }

    private const string NewRow = """

          - id: knitting
            section: platform.other
            name: Sample Knitting Circle
            names: [knitting circle]
            because: because knitters meet there
            who: People who knit, for this test only.
            goodFor: Showing a pattern and asking who will knit it.
            remember: Bring wool.
            effort: low
            takes: An hour a week with needles in hand.
            guide: {title: A sample guide, url: "https://example.org/knitting"}
            speaksFor:
              audiences: {older-people: 2}
              purposes: {friendly-talk: 1}
            asks:
              - knit socks together with pensioners
              - somewhere for knitters to swap patterns
              - show the jumpers our volunteers knit
              - find people to knit blankets
              - knitting patterns to share

        """;

    [Theory, Sqlite, PostgreSql]
    public async Task The_command_with_a_platform_to_leave_out_is_a_wish_and_what_is_left_out_stays_so(
        StorageKind storage
    )
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("platform no video, and not Facebook, for older people");
        var first = await amina.Sees("recommendation", "Left out");
        Assert.DoesNotContain("I suggest Facebook", first.Text, StringComparison.Ordinal);
        await amina.Says("and for journalists?");
        var next = await amina.Sees("recommendation", "Left out");
        Assert.Contains("Short films", next.Text, StringComparison.Ordinal);
        Assert.Contains("Facebook", next.Text, StringComparison.Ordinal);
    }
}
