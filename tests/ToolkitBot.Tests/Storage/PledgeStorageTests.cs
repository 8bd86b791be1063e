using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Tests.Storage;

/// <summary>A pledge's methods, held against the table of its life.</summary>
public sealed class PledgeStorageTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Later = new(2027, 6, 1);

    private static readonly PledgeDetails Details = new()
    {
        Text = "Secret text",
        ForWhom = "Secret group",
        Why = "Secret reason",
        ThemeId = "listening",
        DueOn = new DateOnly(2027, 2, 1),
        DueChosen = true,
        TimeZone = "Europe/London",
        MadeAs = "team",
        GroupName = "Secret ward",
        ShownName = "Secret person",
    };

    private static readonly Dictionary<PledgeAct, (PledgeActor By, Action<Pledge> Do)> Methods = new()
    {
        [PledgeAct.Submit] = (PledgeActor.Author, pledge => pledge.Submit(approveFirst: true)),
        [PledgeAct.Approve] = (PledgeActor.CampaignOwner, pledge => pledge.Approve()),
        [PledgeAct.Refuse] = (PledgeActor.CampaignOwner, pledge => pledge.Refuse("Secret refusal")),
        [PledgeAct.Edit] = (PledgeActor.Author, pledge => pledge.Edit(Details, approveFirst: true)),
        [PledgeAct.Join] = (PledgeActor.Anyone, pledge => pledge.Join()),
        [PledgeAct.Leave] = (PledgeActor.Anyone, pledge => pledge.Leave()),
        [PledgeAct.MarkDone] = (PledgeActor.Author, pledge => pledge.MarkDone("Secret outcome", Now)),
        [PledgeAct.MarkStillOnIt] = (PledgeActor.Author, pledge => pledge.MarkStillOnIt(Later)),
        [PledgeAct.LetGo] = (PledgeActor.Author, pledge => pledge.LetGo("Secret outcome")),
        [PledgeAct.Withdraw] = (PledgeActor.Author, pledge => pledge.Withdraw()),
        [PledgeAct.TakeDown] = (PledgeActor.CampaignOwner, pledge => pledge.TakeDown("Secret reason", Now)),
        [PledgeAct.PutBack] = (PledgeActor.CampaignOwner, pledge => pledge.PutBack(Now)),
    };

    [Fact]
    public void Every_method_does_in_every_state_what_the_table_says_or_changes_nothing()
    {
        // That the bot asked is written by a statement of its own.
        Assert.Equal(Enum.GetValues<PledgeAct>().Except([PledgeAct.FollowUpSent]).Order(), Methods.Keys.Order());
        foreach (var (act, (by, method)) in Methods)
        {
            foreach (var state in Enum.GetValues<PledgeState>())
            {
                Check(act, by, method, state);
            }
        }
    }

    private static void Check(PledgeAct act, PledgeActor by, Action<Pledge> method, PledgeState state)
    {
        var pledge = In(state);
        var before = Values(pledge);
        var step = PledgeLife.Next(act, by, state, approveFirst: true);
        Assert.Equal(step.Refusal?.PhraseKey, pledge.Refusal(act, by)?.PhraseKey);
        if (!step.IsAllowed)
        {
            Assert.Throws<ConflictException>(() => method(pledge));
            Assert.Equal(before, Values(pledge));
            return;
        }

        var (version, wanted) = (pledge.Version, step.State);
        method(pledge);

        // An edited draft is submitted in the same step.
        Assert.Equal(wanted == PledgeState.Drafted ? PledgeState.AwaitingApproval : wanted, pledge.State);
        Assert.True(pledge.Version > version, $"{act} in {state} must be seen by whoever read the pledge before.");
    }

    [Fact]
    public void What_an_act_brings_is_kept()
    {
        var pledge = In(PledgeState.Drafted);
        pledge.Submit(approveFirst: true);
        pledge.Refuse("Too long");
        Assert.Equal("Too long", pledge.RefusalReason);
        pledge.Edit(Details with { Text = "Shorter", ThemeId = null }, approveFirst: false);
        Assert.Equal(("Shorter", null, PledgeState.Posted), (pledge.Text, pledge.ThemeId, pledge.State));
        pledge.Join();
        pledge.Join();
        pledge.Leave();
        Assert.Equal(1, pledge.Joined);
        pledge.MarkDone("It works", Now);
        pledge.MarkStillOnIt(Later);
        pledge.MarkDone(outcome: null, Now.AddDays(1));
        Assert.Equal(("It works", Now, Later), (pledge.Outcome, pledge.DoneAt, pledge.DueOn));
    }

    [Fact]
    public void A_channel_once_chosen_stays_until_the_pledge_is_moved()
    {
        var pledge = In(PledgeState.Posted);
        pledge.PostIn(null);
        Assert.Null(pledge.ChannelId);
        pledge.PostIn("one");
        pledge.PostIn("two");
        Assert.Equal("one", pledge.ChannelId);
        pledge.PostAnewIn("two");
        Assert.Equal("two", pledge.ChannelId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pledge_that_was_taken_back_keeps_no_word_and_no_name(bool forgotten)
    {
        var pledge = In(PledgeState.Drafted);
        pledge.Submit(approveFirst: true);
        pledge.Refuse("Secret refusal");
        pledge.Edit(Details, approveFirst: false);
        pledge.Join();
        pledge.MarkDone("Secret outcome", Now);
        Assert.Contains(
            Values(pledge),
            value => value is string text && text.Contains("Secret", StringComparison.Ordinal)
        );
        if (forgotten)
        {
            pledge.Forget();
            Assert.Equal((null, 0), (pledge.PersonKey, pledge.Joined));
        }
        else
        {
            pledge.Withdraw();
            Assert.Equal(("person", 1), (pledge.PersonKey, pledge.Joined));
        }

        Assert.DoesNotContain(
            Values(pledge),
            value => value is string text && text.Contains("Secret", StringComparison.Ordinal)
        );
    }

    private static Pledge In(PledgeState state)
    {
        var pledge = new Pledge("id", "tenant", "campaign", "team", "person", Details, Now);
        typeof(Pledge).GetProperty(nameof(Pledge.State))!.SetValue(pledge, state);
        return pledge;
    }

    private static List<object?> Values(Pledge pledge) =>
        [.. typeof(Pledge).GetProperties().Select(property => property.GetValue(pledge))];
}
