using System.Globalization;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>"Did you do it?" over clock changes, restarts and quiet hours, and to somebody without a chat with the bot.</summary>
public sealed class FollowUpTests
{
    private static readonly BotOptions options = new() { People = 12 };

    // In London the clocks go forward on 28 March 2027 and back on 31 October 2027, both at 01:00 UTC.
    [Theory, Sqlite, PostgreSql]
    public Task On_the_day_the_clocks_go_forward_it_comes_once_at_ten(StorageKind storage) =>
        IsAskedOnceAsync(storage, "28 March 2027", At("2027-03-20 12:00"), At("2027-03-28 09:00"));

    [Theory, Sqlite, PostgreSql]
    public Task On_the_day_the_clocks_go_back_it_comes_once_at_ten(StorageKind storage) =>
        IsAskedOnceAsync(storage, "31 October 2027", At("2027-09-20 12:00"), At("2027-10-31 10:00"));

    [Theory, Sqlite, PostgreSql]
    public Task A_night_in_which_the_clocks_go_forward_ends_at_eight(StorageKind storage) =>
        IsAskedAfterTheNightAsync(storage, "27 March 2027", At("2027-03-27 23:30"), At("2027-03-28 07:00"));

    [Theory, Sqlite, PostgreSql]
    public Task A_night_in_which_the_clocks_go_back_ends_at_eight(StorageKind storage) =>
        IsAskedAfterTheNightAsync(storage, "30 October 2027", At("2027-10-30 22:30"), At("2027-10-31 08:00"));

    [Theory, Sqlite, PostgreSql]
    public async Task A_typed_yes_is_an_answer_and_ends_the_question(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, "pledge I will sort the letters by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "letters");
        await amina.Opens();
        bot.Clock.MoveTo(At("2027-03-03 10:05"));
        await amina.Sees("follow-up", "sort the letters");
        await amina.Says("what is nhs change day?");
        await amina.Sees("answer");
        await amina.SeesNothingMore();
        await amina.Says("yes!");
        await amina.Sees("notice", "Well done");
        await amina.Says("yes");
        await amina.Sees("notice");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_chat_is_created_for_somebody_whose_chat_is_not_known(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, "pledge I will sort the letters by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "letters");
        await bot.Database.ScalarAsync("UPDATE people SET personal_conversation_id = NULL");
        await bot.Database.ScalarAsync($"DELETE FROM conversations WHERE id = '{amina.Place.Id}'");
        await amina.Opens();
        bot.Clock.MoveTo(At("2027-03-03 10:05"));
        await amina.Sees("follow-up", "sort the letters");

        Assert.Single(
            bot.Teams.Connector.Calls,
            call => call.Operation == ConnectorOperation.CreateConversation && call.ConversationId == amina.Self.Mri
        );
        Assert.Equal(
            amina.Place.Id,
            await bot.Database.ScalarAsync(
                "SELECT personal_conversation_id FROM people WHERE personal_conversation_id IS NOT NULL"
            )
        );
        await amina.Presses("Done");
        await amina.Sees("notice", "Well done");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Who_stopped_the_reminders_is_not_asked(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, "pledge I will sort the letters by 3 March 2027");
        await PledgeTests.PostedAsync(bot, amina, "pledge I will water the plants by 4 March 2027");
        await amina.Opens();
        bot.Clock.MoveTo(At("2027-03-03 10:05"));
        await amina.Sees("follow-up", "letters");
        await amina.Presses("No more reminders");
        await amina.Sees("notice", "not remind you again");
        bot.Clock.MoveTo(At("2027-03-04 10:05"));
        await ChannelTalk.PumpHasLookedAsync(bot, "later");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Still_on_it_asks_again_on_the_day_that_was_chosen(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, "pledge I will sort the letters by 3 March 2027");
        await amina.Opens();
        bot.Clock.MoveTo(At("2027-03-03 10:05"));
        await amina.Sees("follow-up");
        await amina.Writes("again", "2027-03-03").Presses("Still on it");
        await amina.Sees("follow-up", "after today");
        await amina.Writes("again", "2027-04-01").Presses("Still on it");
        await amina.Sees("notice", "1 April 2027");
        bot.Clock.MoveTo(At("2027-04-01 08:55"));
        await ChannelTalk.PumpHasLookedAsync(bot, "early");
        await amina.SeesNothingMore();
        bot.Clock.MoveTo(At("2027-04-01 09:05"));
        await amina.Sees("follow-up", "letters");
        await amina.Presses("Let it go");
        await amina.Sees("notice", "honest to let go");
    }

    private static async Task IsAskedOnceAsync(
        StorageKind storage,
        string day,
        DateTimeOffset made,
        DateTimeOffset asked
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        bot.Clock.MoveTo(made);
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, $"pledge I will sort the letters by {day}");
        await bot.Database.ScalarAsync("UPDATE campaigns SET ends_on = '2028-01-31'");
        await amina.Opens();
        bot.Clock.MoveTo(asked - TimeSpan.FromMinutes(2));
        await bot.RestartAsync();
        await ChannelTalk.PumpHasLookedAsync(bot, "early");
        await amina.SeesNothingMore();

        bot.Clock.MoveTo(asked + TimeSpan.FromMinutes(1));
        await amina.Sees("follow-up", "letters");
        await IsAskedNoMoreAsync(bot, amina);
    }

    /// <summary>The bot is away on the due date, comes back in the quiet hours, and is started anew once more before they end.</summary>
    private static async Task IsAskedAfterTheNightAsync(
        StorageKind storage,
        string day,
        DateTimeOffset back,
        DateTimeOffset morning
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        bot.Clock.MoveTo(back - TimeSpan.FromDays(30));
        var amina = bot.Person("amina");
        await PledgeTests.PostedAsync(bot, amina, $"pledge I will sort the letters by {day}");
        await bot.Database.ScalarAsync("UPDATE campaigns SET ends_on = '2028-01-31'");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "letters");
        await amina.Opens();
        await bot.StopAsync();
        bot.Clock.MoveTo(back);
        await bot.StartInstancesAsync();
        await ChannelTalk.PumpHasLookedAsync(bot, "night");
        await bot.RestartAsync();
        bot.Clock.MoveTo(morning - TimeSpan.FromMinutes(2));
        await ChannelTalk.PumpHasLookedAsync(bot, "early");
        await amina.SeesNothingMore();

        bot.Clock.MoveTo(morning + TimeSpan.FromMinutes(1));
        await amina.Sees("follow-up", "letters");
        await IsAskedNoMoreAsync(bot, amina);
    }

    private static async Task IsAskedNoMoreAsync(BotUnderTest bot, Person who)
    {
        await bot.RestartAsync();
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await ChannelTalk.PumpHasLookedAsync(bot, "afterwards");
        await who.SeesNothingMore();
        Assert.Equal(1, who.Cards().Count(card => card.Name == "follow-up"));
    }

    private static DateTimeOffset At(string utc) =>
        DateTimeOffset.ParseExact(
            utc,
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
