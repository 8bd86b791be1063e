using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>The walk through the five considerations, from the first step to the summary.</summary>
[Collection(SharedConversations.Name)]
public sealed class WalkTests(SharedBots bots)
{
    [Theory, Sqlite, PostgreSql]
    public async Task Five_chosen_answers_lead_to_a_summary_with_platforms_and_a_pledge(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn", "tell-story");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Answers("reply-daily");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Answers("families");
        await amina.Sees("walk-step", "4 of 5");
        await amina.Answers("try-small");
        await amina.Sees("walk-step", "5 of 5");
        await amina.Answers("team");

        var summary = await amina.Sees("walk-summary", "You are ready to start");
        await amina.SeesNothingMore();
        Assert.Contains("To learn and share with people like us", summary.Text, StringComparison.Ordinal);
        Assert.Equal(5, summary.Buttons.Count(button => (string?)button["title"] == "Change"));
        Assert.Contains("Facebook", summary.Text, StringComparison.Ordinal);
        Assert.Contains("Your pledge:", summary.Text, StringComparison.Ordinal);
        Assert.True(summary.HasButton("Pledge this"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Every_answer_may_be_typed(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Says("we want to swap ideas with other wards");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("one of us reads and replies each day");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Says("mums and dads round here");
        await amina.Sees("walk-step", "4 of 5");
        await amina.Says("we would try it out and write down how it went");
        await amina.Sees("walk-step", "5 of 5");
        await amina.Says("the whole team takes turns");
        await amina.Sees("walk-summary", "mums and dads round here");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Own_words_in_the_field_count_beside_the_choice(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Chooses("choices", "learn").Writes("words", "and a *little* fun").Presses("Next");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("back");
        var first = await amina.Sees("walk-step", "1 of 5");
        Assert.Equal("learn", first.Value("choices"));
        Assert.Equal("and a *little* fun", first.Value("words"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_chosen_is_asked_for_and_the_step_stays(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Presses("Next");
        await amina.Sees("walk-step", "Choose an answer, write a few words, or skip this one.");
        Assert.Contains("1 of 5", amina.Card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Back_and_skip_work_by_word_and_skip_by_button(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Presses("Skip");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("skip");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Says("Go back");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("back");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Says("back");
        await amina.Sees("walk-step", "1 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Everything_skipped_is_too_early_to_say(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        for (var step = 1; step <= 5; step++)
        {
            await amina.Sees("walk-step", $"{step} of 5");
            await amina.Says("skip");
        }

        await amina.Sees("walk-summary", "Too early to say");
        Assert.Contains("not answered yet", amina.Card.Text, StringComparison.Ordinal);
        Assert.Contains("Tell me who you want to reach", amina.Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summarys_pledge_is_in_the_form_that_its_button_opens()
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says("start");
        foreach (var choice in new[] { "learn", "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        var summary = await amina.Sees("walk-summary");
        await amina.Presses("Pledge this");
        var form = await amina.Sees("pledge-form");
        var words = form.Json["body"]!.AsArray().Single(field => (string?)field!["id"] == "what")!;
        Assert.Contains("I will", (string?)words["value"], StringComparison.Ordinal);
        Assert.Contains((string)words["value"]!, summary.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_stopped_walk_goes_on_by_button_where_it_was(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("stop");
        await amina.Sees("walk-paused", "Stopped. I have saved your answers. Select \"Carry on\" to go on.");
        await amina.Presses("Carry on");
        await amina.Sees("walk-step", "3 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_stopped_walk_goes_on_by_word_where_it_was(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("stop");
        await amina.Sees("walk-paused");
        await amina.Says("Are nurses allowed on Facebook?");
        Assert.DoesNotContain(await NewCards(amina), card => card.Name == "walk-step");
        await amina.Says("carry on");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Says("families");
        await amina.Sees("walk-step", "4 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_open_walk_is_offered_again_rather_than_lost(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("start");
        await amina.Sees("walk-paused", "You were at step 3 of 5. Carry on, or start again?");
        await amina.Presses("Start again");
        await amina.Sees("notice", "This deletes the answers you gave so far.");
        await amina.Presses("Keep my answers");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Says("start again");
        await amina.Sees("notice");
        await amina.Presses("Yes, restart");
        var first = await amina.Sees("walk-step", "1 of 5");
        Assert.Equal("", first.Value("choices"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Start_throws_no_answers_away_unasked(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("start");
        await amina.Sees("walk-paused", "You were at step 3 of 5.");
        await amina.Presses("Carry on");
        foreach (var choice in new[] { "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        await amina.Sees("walk-summary");
        for (var time = 0; time < 2; time++)
        {
            await amina.Says("start");
            await amina.Sees("notice", "Start again? This deletes the answers you gave so far.");
        }

        await amina.Presses("Keep my answers");
        await amina.Sees("walk-summary", "To learn and share with people like us");
        await amina.Says("start");
        await amina.Sees("notice", "Start again?");
        await amina.Presses("Yes, restart");
        await amina.Sees("walk-step", "1 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_step_that_asks_once_more_stays_as_short_as_it_was(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        var first = await amina.Sees("walk-step", "1 of 5");
        await amina.Says("blah blah banana");
        var asked = await amina.Sees("walk-step", "I'm not sure that answers the question.");
        Assert.Equal(Short(first), Short(asked));

        static IEnumerable<string?> Short(CardSeen step) =>
            step.Json["body"]!
                .AsArray()
                .Where(part => (bool?)part!["isVisible"] != false && (string?)part["color"] != "Attention")
                .Select(part => part!.ToJsonString());
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Start_again_forgets_the_answers_so_far(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("yes, restart");
        var first = await amina.Sees("walk-step", "1 of 5");
        Assert.Equal("", first.Value("choices"));
        await amina.Presses("Skip");
        var second = await amina.Sees("walk-step", "2 of 5");
        Assert.DoesNotContain(second.Buttons, button => ((string?)button["title"])!.StartsWith('✓'));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_question_in_the_middle_is_answered_and_one_press_carries_on(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("what is nhs change day?");
        await amina.Sees("answer");
        await amina.Sees("notice", "Step 3 of 5");
        var order = (await CardsAtTheEnd(amina, 2)).Select(card => card.Name);
        Assert.Equal(["answer", "notice"], order);
        await amina.Presses("Carry on");
        await amina.Sees("walk-step", "3 of 5");
        await amina.Says("families");
        await amina.Sees("walk-step", "4 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_command_in_the_middle_leaves_the_walk_open(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("tip");
        await amina.Sees("tip");
        await amina.Sees("notice", "Step 3 of 5");
        await amina.Says("our own staff");
        await amina.Sees("walk-step", "4 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task After_the_recommender_in_the_middle_the_walk_can_carry_on(StorageKind storage)
    {
        var amina = await AtStepThree(storage);
        await amina.Says("platform");
        await amina.Sees("platform-ask");
        await amina.Says("recruit physios");
        await amina.Sees("recommendation");
        await amina.Says("carry on");
        await amina.Sees("walk-step", "3 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_old_card_shows_where_the_walk_stands_now(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        var old = await amina.Sees("walk-step", "1 of 5");
        await amina.Says("to learn from others");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Answers("reply-daily");
        await amina.Sees("walk-step", "3 of 5");
        await amina.PressesOn(old, "Next");
        await amina.Sees("walk-step", "3 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Everyone_else_does_it_is_not_enough_of_a_reason(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Answers("everyone-else");
        foreach (var choice in new[] { "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        var summary = await amina.Sees("walk-summary", "Think again about your reason");
        Assert.Contains("A good reason would be", summary.Text, StringComparison.Ordinal);

        // Who had better think again is not led to a platform or a pledge at once.
        Assert.DoesNotContain("Platforms that fit", summary.Text, StringComparison.Ordinal);
        Assert.False(summary.HasButton("Pledge this"));
        Assert.DoesNotContain("pledge", summary.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_good_reason_is_not_praised_for_what_everyone_else_does(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Answers("learn", "everyone-else");
        foreach (var choice in new[] { "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        var summary = await amina.Sees("walk-summary", "To learn and share with people like us");
        Assert.DoesNotContain("Everyone else", summary.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nonsense_is_asked_about_once_and_settles_nothing(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        for (var step = 1; step <= 5; step++)
        {
            await amina.Sees("walk-step", $"{step} of 5");
            await amina.Says("lorem ipsum dolor");
            await amina.Sees("walk-step", "I'm not sure that answers the question.");
            await amina.Says("lorem ipsum dolor");
        }

        await amina.Sees("walk-summary", "Too early to say");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_answer_changed_from_the_summary_leads_back_to_it(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        foreach (var choice in new[] { "everyone-else", "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        await amina.Sees("walk-summary", "Think again about your reason");
        await Changes(amina, "consider.audience");
        var audience = await amina.Sees("walk-step", "3 of 5");
        Assert.Equal("families", audience.Value("choices"));
        await amina.Presses("Next");
        await amina.Sees("walk-summary", "Think again about your reason");
        await Changes(amina, "consider.why");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-summary", "You are ready to start");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_deleted_summary_is_gone_with_its_answers(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Says("to share what we learn about marrowfat");
        for (var step = 2; step <= 5; step++)
        {
            await amina.Sees("walk-step");
            await amina.Says("skip");
        }

        await amina.Sees("walk-summary", "marrowfat");
        await amina.Says("start again");
        var asked = await amina.Sees("notice", "Start again?");
        await amina.Presses("Delete");
        await amina.Sees("notice", "Your summary is deleted.");
        await bot.SettleAsync();
        Assert.DoesNotContain("marrowfat", await bot.Database.DumpAsync(), StringComparison.Ordinal);
        await amina.PressesOn(asked, "Delete");
        await amina.Sees("notice", "Your summary is deleted.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_walk_works_in_a_client_that_only_submits(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Chooses("choices", "learn").PressesInOldClient("Next");
        await amina.Sees("walk-step", "2 of 5");
        await amina.PressesInOldClient("Nobody has that job yet");
        await amina.Sees("walk-step", "3 of 5");
        await amina.PressesInOldClient("Skip");
        await amina.Sees("walk-step", "4 of 5");
        await amina.Says("stop");
        await amina.Sees("walk-paused");
        await amina.PressesInOldClient("Carry on");
        await amina.Sees("walk-step", "4 of 5");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task In_public_the_walk_is_not_begun(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        foreach (var place in new[] { "group", "general" })
        {
            var there = amina.In(place);
            await there.Says("@ToolkitBot start");
            await there.Sees("notice", "private");
            await there.SeesNothingMore();
        }

        await amina.Says("carry on");
        await amina.Sees("notice", "Nothing is open at the moment.");
    }

    private static async Task Changes(Person person, string step) =>
        await person.PressAsync(
            person.Card,
            person.Card.Buttons.Single(button =>
                (string?)button["title"] == "Change" && (string?)button["data"]!["step"] == step
            )
        );

    private async Task<Person> AtStepThree(StorageKind storage)
    {
        var amina = (await bots.On(storage)).Stranger();
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Answers("reply-daily");
        await amina.Sees("walk-step", "3 of 5");
        return amina;
    }

    private static async Task<IReadOnlyList<CardSeen>> NewCards(Person person)
    {
        await person.Settles();
        return person.Unseen();
    }

    private static async Task<IEnumerable<CardSeen>> CardsAtTheEnd(Person person, int count)
    {
        await person.Settles();
        return person.Cards().TakeLast(count);
    }
}
