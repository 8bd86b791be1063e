using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.AppTests.Questions;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>Who types instead of pressing: the newest card hears yes, no and its labels, where no dialog is open too.</summary>
public sealed class TypedButtonTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task Forget_me_takes_no_and_then_yes_and_leaves_nothing_behind(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Says("no");
        await amina.Sees("notice", "Nothing was deleted.");
        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Says("keep it");
        await amina.Sees("notice", "Nothing was deleted.");
        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Says("yes");
        await amina.Sees("notice", "I have deleted all of it");
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM states"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_asks_to_confirm_never_confirms_however_often_it_is_typed(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");

        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("no");
        await amina.Sees("walk-step", "2 of 5");

        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Says("withdraw");
        await amina.ShowsAsync("pledge-withdraw", "every letter");
        await amina.Says("withdraw");
        await bot.SettleAsync();
        Assert.Equal("Posted", await bot.Database.ScalarAsync("SELECT state FROM pledges"));

        foreach (
            var words in new[]
            {
                "forget me",
                "Forget me!",
                "delete me",
                "Show it all",
                "forget me",
                "delete everything",
            }
        )
        {
            await amina.Says(words);
        }

        await bot.SettleAsync();
        Assert.Equal("Posted", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
        await amina.Says("delete it all");
        await amina.ShowsAsync("notice", "I have deleted all of it");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Forget_me_sent_twice_at_once_deletes_nothing(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await Task.WhenAll(amina.Says("forget me"), amina.Says("forget me"));
        await bot.SettleAsync();
        Assert.Equal("Posted", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_waits_for_somebody_who_is_forgotten(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Sees("notice", "Step 1 of 5");
        await amina.Says("yes");
        await amina.Sees("notice", "I have deleted all of it");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Start_again_takes_no_and_then_yes(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("no");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("start again");
        await amina.Sees("notice", "Start again?");
        await amina.Says("yes");
        await amina.Sees("walk-step", "1 of 5");
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_no_to_an_open_step_is_not_told_that_nothing_is_open(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Says("no");
        await amina.Sees("notice", "That's all right.");
        await amina.Sees("notice", "Step 1 of 5 is waiting.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task One_s_own_pledge_is_finished_opened_and_withdrawn_by_typing(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), "every letter");
        await bot.SettleAsync();
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Says("see it");
        await amina.Sees("notice", "https://teams.microsoft.com/l/message/");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Says("withdraw");
        await amina.Sees("pledge-withdraw", "from the channel too");
        await amina.Says("no");
        await amina.Sees("my-pledges");
        await amina.Says("Withdraw.");
        await amina.Sees("pledge-withdraw");
        await amina.Says("yes");
        await amina.Sees("notice", "Your pledge is withdrawn");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Of_several_the_label_asks_which_one_is_meant(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await PledgeTests.PostAsync(amina, "pledge I will water the plants by 3 March 2027");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "My pledges: 2");
        await amina.Says("open");
        await amina.Sees("my-pledges", "Choose a pledge first.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_was_never_posted_is_withdrawn_without_a_word_about_a_channel(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth").Opens();
        await bot.Person("gareth", "pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Says("withdraw");
        await amina.Sees("pledge-withdraw", "It is in no channel yet.");
        await amina.Says("yes");
        var said = await amina.Sees("notice", "Your pledge is withdrawn.");
        Assert.DoesNotContain("channel", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_below_words_that_all_can_see_is_not_said_to_be_seen_by_nobody()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var channel = bot.Person("amina", "pledges");
        await channel.Says("@ToolkitBot pledge I will wave at the porters by 21 December 2026");
        var said = await channel.Sees("notice", "I have saved this as your draft.");
        Assert.DoesNotContain("else can see", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_cards_only_submit_a_pledge_from_a_group_chat_goes_on_in_private()
    {
        var settings = new Dictionary<string, string> { ["Cards:Presses"] = "Submit" };
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, new BotOptions { Settings = settings });
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says("hello");
        await amina.Sees("welcome");
        var group = amina.In("group");
        await group.Says("@ToolkitBot pledge I will wave at the porters by 21 December 2026");
        await group.Sees("notice", "private");
        await amina.Sees("pledge-preview", "wave at the porters");
    }

    [Fact]
    public async Task Yes_to_what_asks_nothing_is_asked_about()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina.Says("post it");
        await amina.Sees("notice", "I can't tell what you are saying yes to.");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Says("ok");
        await amina.Sees("notice", "I can't tell what you are saying yes to.");
        await amina.Sees("notice", "Step 1 of 5 is waiting");
    }

    [Fact]
    public async Task The_label_of_a_button_is_never_taken_for_an_answer()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina.Says("Add details");
        await amina.Sees("notice", "Press \"Add details\" on the card.");

        await amina.Says("pledge I will wave at the porters by 21 December 2026");
        await amina.Sees("pledge-preview", "wave at the porters");
        await amina.Says("keep my words");
        await amina.Sees("notice", "\"Keep my words\" is a button on another card.");
        await amina.Sees("notice", "Your pledge is still open.");
        await amina.Presses("Carry on");
        await amina.Sees("pledge-preview", "wave at the porters");
    }

    [Fact]
    public async Task A_second_pledge_takes_the_place_of_the_first_only_when_that_is_said()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("pledge I will wave at the porters by 21 December 2026");
        var first = await amina.Sees("pledge-preview", "wave at the porters");
        await amina.Says("pledge I will learn two names a week by 21 December 2026");
        var asked = await amina.Sees("pledge-replace", "Is this your new pledge?");
        Assert.Contains("wave at the porters", asked.Text, StringComparison.Ordinal);
        Assert.Contains("learn two names", asked.Text, StringComparison.Ordinal);

        // Neither is posted from the earlier preview while that is open.
        await amina.PressesOn(first, "Post it");
        await amina.Sees("pledge-replace", "Is this your new pledge?");
        await amina.Says("yes");
        await amina.Sees("pledge-preview", "learn two names");
        await amina.Says("post it");
        await amina.Sees("notice", "on its way");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "learn two names");
    }

    [Fact]
    public async Task A_new_pledge_never_takes_the_place_of_one_that_is_being_edited()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will wave at the porters by 21 December 2026");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "wave at the porters");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Says("pledge I will learn two names a week by 21 December 2026");
        await amina.Sees("pledge-preview", "I will post it in");
        await amina.Says("post it");
        await amina.Sees("notice", "on its way");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "wave at the porters");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "learn two names");
    }
}
