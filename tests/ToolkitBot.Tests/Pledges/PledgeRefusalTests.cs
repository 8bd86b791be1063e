using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Tests.Pledges;

/// <summary>Why each act is refused, for everybody in every state: what a person is told decides what they try next.</summary>
public sealed class PledgeRefusalTests
{
    // The four actors in the order Author, CampaignOwner, Anyone, Bot: "ok" where they may act at all, or else why not.
    private const string Actors = """
        Submit         ok           not-yours    not-yours    not-yours
        Approve        owners-only  ok           owners-only  owners-only
        Refuse         owners-only  ok           owners-only  owners-only
        Edit           ok           not-yours    not-yours    not-yours
        Join           own-pledge   ok           ok           not-yours
        Leave          own-pledge   ok           ok           not-yours
        FollowUpSent   bot-only     bot-only     bot-only     ok
        MarkDone       ok           not-yours    not-yours    not-yours
        MarkStillOnIt  ok           not-yours    not-yours    not-yours
        LetGo          ok           not-yours    not-yours    not-yours
        Withdraw       ok           not-yours    not-yours    not-yours
        TakeDown       owners-only  ok           owners-only  owners-only
        PutBack        owners-only  ok           owners-only  owners-only
        """;

    // For those who may act: Drafted, AwaitingApproval, Refused, Posted, Due, Done, StillOnIt, LetGo, Withdrawn, TakenDown.
    private const string States = """
        Submit         ok           already-submitted  ok           already-submitted  already-submitted  already-submitted  already-submitted  already-submitted  withdrawn  already-submitted
        Approve        not-waiting  ok                 not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  withdrawn  not-waiting
        Refuse         not-waiting  ok                 not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  not-waiting  withdrawn  not-waiting
        Edit           ok           ok                 ok           ok           ok           finished     ok           finished     withdrawn  ok
        Join           not-posted   not-posted         not-posted   ok           ok           ok           ok           finished     withdrawn  taken-down
        Leave          not-posted   not-posted         not-posted   ok           ok           ok           ok           ok           withdrawn  taken-down
        FollowUpSent   not-posted   not-posted         not-posted   ok           ok           finished     ok           finished     withdrawn  taken-down
        MarkDone       not-posted   not-posted         not-posted   ok           ok           ok           ok           ok           withdrawn  taken-down
        MarkStillOnIt  not-posted   not-posted         not-posted   not-due      ok           ok           ok           ok           withdrawn  taken-down
        LetGo          not-posted   not-posted         not-posted   ok           ok           finished     ok           ok           withdrawn  taken-down
        Withdraw       ok           ok                 ok           ok           ok           ok           ok           ok           ok         ok
        TakeDown       not-posted   not-posted         not-posted   ok           ok           ok           ok           ok           withdrawn  taken-down
        PutBack        not-taken-down  not-taken-down  not-taken-down  not-taken-down  not-taken-down  not-taken-down  not-taken-down  not-taken-down  withdrawn  ok
        """;

    public static TheoryData<PledgeAct, PledgeActor, PledgeState, bool> Everything()
    {
        var data = new TheoryData<PledgeAct, PledgeActor, PledgeState, bool>();
        foreach (var act in Enum.GetValues<PledgeAct>())
        {
            foreach (var actor in Enum.GetValues<PledgeActor>())
            {
                foreach (var state in Enum.GetValues<PledgeState>())
                {
                    data.Add(act, actor, state, false);
                    data.Add(act, actor, state, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_refusal_says_why(PledgeAct act, PledgeActor actor, PledgeState state, bool approveFirst)
    {
        var step = PledgeLife.Next(act, actor, state, approveFirst);
        var why = Why(act, actor, state);
        Assert.Equal(why == "ok" ? null : $"pledge.refused.{why}", step.Refusal?.PhraseKey);
        Assert.Equal(why == "ok", step.IsAllowed);
        Assert.Equal(why == "ok", PledgeLife.May(act, actor, state));
        if (step.Refusal is { } refusal)
        {
            Assert.Equal((act, state), (refusal.Act, step.State));
        }
    }

    [Theory]
    [InlineData(PledgeState.Drafted, false)]
    [InlineData(PledgeState.AwaitingApproval, false)]
    [InlineData(PledgeState.Refused, false)]
    [InlineData(PledgeState.Posted, true)]
    [InlineData(PledgeState.Due, true)]
    [InlineData(PledgeState.Done, true)]
    [InlineData(PledgeState.StillOnIt, true)]
    [InlineData(PledgeState.LetGo, true)]
    [InlineData(PledgeState.Withdrawn, false)]
    [InlineData(PledgeState.TakenDown, false)]
    public void A_pledge_stands_in_the_channel_from_its_post_to_its_end(PledgeState state, bool shown) =>
        Assert.Equal(shown, PledgeLife.IsShown(state));

    [Fact]
    public void Every_reason_is_given_somewhere()
    {
        var given = Everything().Select(row => Why((PledgeAct)row[0], (PledgeActor)row[1], (PledgeState)row[2]));
        Assert.Equal(
            PledgeLife.RefusalKeys.Order(StringComparer.Ordinal),
            given
                .Where(why => why != "ok")
                .Select(why => $"pledge.refused.{why}")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    private static string Why(PledgeAct act, PledgeActor actor, PledgeState state)
    {
        var outsider = Cell(Actors, act, (int)actor);
        return outsider == "ok" ? Cell(States, act, (int)state) : outsider;
    }

    private static string Cell(string table, PledgeAct act, int column) =>
        table
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(cells => cells[0] == act.ToString())[column + 1];
}
