using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Questions;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>Shows an answer that a team keeps; its owners retire it, put it back, and say that it still holds.</summary>
internal sealed class OwnAnswerRoom(
    OwnAnswerDesk desk,
    OwnAnswerFinder finder,
    CampaignStore campaigns,
    CampaignRights rights
) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("own.show", OpenAsync);
        On(verbs, "own.retire", Retire);
        On(verbs, "own.put-back", (turn, team, answer) => KeepOn(turn, team, answer, answer.TrueUntil));
        On(
            verbs,
            "own.keep-on",
            (turn, team, answer) =>
                KeepOn(turn, team, answer, OwnAnswerForm.NextYear(OwnAnswerForm.Today(turn, desk.Now)))
        );
    }

    /// <summary>Shows an answer as the answer to a question.</summary>
    /// <param name="asked">Mark of the question, see <see cref="AskedWords"/>.</param>
    public async Task ShowAsync(Turn turn, OwnAnswer answer, string asked, CancellationToken cancellationToken) =>
        turn.Show("own-answer", await CardAsync(turn, answer, asked, cancellationToken));

    /// <summary>A verb of those who answer for the team of an answer.</summary>
    private void On(Verbs verbs, string verb, Action<Turn, CampaignRecord, OwnAnswer> handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await desk.FindAsync(turn.TenantId, press.Id("id"), token) is not { } answer)
                {
                    turn.Toast(turn.Words["unexpected.not-found"]);
                }
                else if (await rights.AskAsync(turn, answer.TeamId, token) is { } team)
                {
                    handler(turn, team, answer);
                }
            },
            Answered.InOwnView
        );

    private async Task OpenAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await finder.ReadAsync(turn, press.Id("id"), cancellationToken) is { } answer)
        {
            turn.Show("own-answer", await CardAsync(turn, answer, press.Id("asked") ?? "", cancellationToken));
        }
        else
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.not-found"));
        }
    }

    /// <summary>In a shared conversation all read the same card, so an owner's buttons stand in the private chat only.</summary>
    private async Task<OwnAnswerCard> CardAsync(
        Turn turn,
        OwnAnswer answer,
        string asked,
        CancellationToken cancellationToken
    )
    {
        var team = turn.IsPersonal ? await campaigns.FindAsync(turn.TenantId, answer.TeamId, cancellationToken) : null;
        return OwnAnswerView.Card(turn.Language, answer, turn.Said.TimeZone, desk.Now) with
        {
            Asked = asked,
            IsMine = team?.IsOwnedBy(turn.PersonKey) == true,
        };
    }

    private void Retire(Turn turn, CampaignRecord team, OwnAnswer answer)
    {
        var now = desk.Now;
        turn.Also(desk.Change(team, answer.Id, null, turn, one => one.Retire(now)));
        turn.ShowInPlace(
            "notice",
            new NoticeCard(
                null,
                turn.Words["own.retired"],
                [
                    new(turn.Words["buttons.put-back"], "own.put-back", answer.Id),
                    new(turn.Words["buttons.our-answers"], "own.list"),
                ]
            )
        );
    }

    private void KeepOn(Turn turn, CampaignRecord team, OwnAnswer answer, DateOnly until)
    {
        var (now, keeper) = (desk.Now, turn.PersonKey);
        answer.KeepOn(until, keeper, now);
        turn.Also(desk.Change(team, answer.Id, null, turn, one => one.KeepOn(until, keeper, now)));
        var date = PledgeTimes.Write(until, turn.Language.Id);
        turn.ShowInPlace(
            "own-answer",
            OwnAnswerView.Card(turn.Language, answer, turn.Said.TimeZone, now) with
            {
                Said = turn.Words.Format("own.kept-until", ("date", date)),
                IsMine = true,
            }
        );
    }
}
