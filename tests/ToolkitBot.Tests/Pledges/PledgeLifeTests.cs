using ToolkitBot.Toolkit.Pledges;
using static ToolkitBot.Toolkit.Pledges.PledgeAct;
using static ToolkitBot.Toolkit.Pledges.PledgeState;

namespace ToolkitBot.Tests.Pledges;

public sealed class PledgeLifeTests
{
    // For each act, who may do it (A author, O campaign owner, N anyone, B bot) and what follows in each state, in the
    // order of the columns. "-" is a refusal, "a/b" is without and with approval first.
    private const string Table = """
        act             who  Drafted  AwaitingApproval  Refused  Posted  Due  Done  StillOnIt  LetGo  Withdrawn  TakenDown
        Submit          A    Posted/AwaitingApproval  -  Posted/AwaitingApproval  -  -  -  -  -  -  -
        Approve         O    -  Posted  -  -  -  -  -  -  -  -
        Refuse          O    -  Refused  -  -  -  -  -  -  -  -
        Edit            A    Drafted  AwaitingApproval  Drafted  Posted/AwaitingApproval  Due/AwaitingApproval  -  StillOnIt/AwaitingApproval  -  -  AwaitingApproval
        Join            ON   -  -  -  Posted  Due  Done  StillOnIt  -  -  -
        Leave           ON   -  -  -  Posted  Due  Done  StillOnIt  LetGo  -  -
        FollowUpSent    B    -  -  -  Due  Due  -  Due  -  -  -
        MarkDone        A    -  -  -  Done  Done  Done  Done  Done  -  -
        MarkStillOnIt   A    -  -  -  -  StillOnIt  StillOnIt  StillOnIt  StillOnIt  -  -
        LetGo           A    -  -  -  LetGo  LetGo  -  LetGo  LetGo  -  -
        Withdraw        A    Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn  Withdrawn
        TakeDown        O    -  -  -  TakenDown  TakenDown  TakenDown  TakenDown  TakenDown  -  -
        PutBack         O    -  -  -  -  -  -  -  -  -  Posted
        """;

    private static readonly string[][] Lines =
    [
        .. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Fact]
    public void Every_act_by_everybody_in_every_state_does_what_the_table_says()
    {
        var columns = Lines[0].Skip(2).Select(Enum.Parse<PledgeState>).ToList();
        Assert.Equal(Enum.GetValues<PledgeState>().Order(), columns.Order());

        foreach (var act in Enum.GetValues<PledgeAct>())
        {
            foreach (var actor in Enum.GetValues<PledgeActor>())
            {
                foreach (var state in columns)
                {
                    Check(act, actor, state, columns.IndexOf(state));
                }
            }
        }
    }

    private static void Check(PledgeAct act, PledgeActor actor, PledgeState state, int column)
    {
        var letter = actor switch
        {
            PledgeActor.Author => 'A',
            PledgeActor.CampaignOwner => 'O',
            PledgeActor.Bot => 'B',
            _ => 'N',
        };
        var line = Lines.Skip(1).SingleOrDefault(cells => cells[0] == act.ToString() && cells[1].Contains(letter));
        var wanted = (line?[column + 2] ?? "-").Split('/');
        foreach (var approveFirst in new[] { false, true })
        {
            var step = PledgeLife.Next(act, actor, state, approveFirst);
            var next = approveFirst ? wanted[^1] : wanted[0];
            var what = $"{act} by {actor} in {state}, approval first {approveFirst}";
            Assert.True(step.IsAllowed == (next != "-"), what);
            Assert.True(PledgeLife.May(act, actor, state) == step.IsAllowed, what);
            Assert.True(step.State == (next == "-" ? state : Enum.Parse<PledgeState>(next)), what);
            if (step.Refusal is { } refusal)
            {
                Assert.Contains(refusal.PhraseKey, PledgeLife.RefusalKeys);
            }
        }
    }

    [Theory]
    [InlineData(Join, PledgeActor.Author, Posted, PledgeLife.OwnPledge)]
    [InlineData(Approve, PledgeActor.Author, AwaitingApproval, PledgeLife.OwnersOnly)]
    [InlineData(Approve, PledgeActor.CampaignOwner, Posted, PledgeLife.NotWaiting)]
    [InlineData(MarkDone, PledgeActor.Anyone, Posted, PledgeLife.NotYours)]
    [InlineData(Edit, PledgeActor.Author, Withdrawn, PledgeLife.Gone)]
    [InlineData(Edit, PledgeActor.Author, Done, PledgeLife.Finished)]
    [InlineData(MarkStillOnIt, PledgeActor.Author, Posted, PledgeLife.NotDue)]
    [InlineData(Submit, PledgeActor.Author, Posted, PledgeLife.AlreadySubmitted)]
    [InlineData(Join, PledgeActor.Anyone, Drafted, PledgeLife.NotPosted)]
    [InlineData(FollowUpSent, PledgeActor.Author, Posted, PledgeLife.BotOnly)]
    public void A_refusal_says_why(PledgeAct act, PledgeActor actor, PledgeState state, string why) =>
        Assert.Equal(why, PledgeLife.Next(act, actor, state, approveFirst: false).Refusal?.PhraseKey);
}
