using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>
/// Owners choose the channel in which they answer. A steward may have it take the questions of everybody whose own team
/// answers none.
/// </summary>
internal sealed class QuestionsHere(QuestionDesk desk, CampaignStore campaigns, CampaignRights rights) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        commands.On(CommandNames.QuestionsHere, (turn, _, token) => AnswerHereAsync(turn, token));
        verbs.On("question.everyone", EveryoneAsync, Answered.InOwnView);
    }

    private async Task AnswerHereAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.TeamId is not { } team)
        {
            turn.Show("notice", Notices.Of(turn, "question.channel-only-team"));
            return;
        }

        var campaign = await campaigns.ReadAsync(turn.TenantId, team, cancellationToken);
        if (campaign.OwnerKeys.Count > 0 && !campaign.IsOwnedBy(turn.PersonKey))
        {
            turn.Show("notice", Notices.Of(turn, "campaign.owners-only"));
            return;
        }

        var place = turn.Said.Place;
        turn.Also(
            desk.AnswerHere(
                new ChosenChannel(
                    place.Conversation.Id!,
                    turn.Said.ChannelName?.Text,
                    turn.TenantId,
                    place.ServiceUrl,
                    place.Bot?.Id,
                    team,
                    null
                ),
                turn.PersonKey
            )
        );
        turn.Show("notice", new NoticeCard(null, turn.Words["question.channel-set"], Buttons(turn, campaign, team)));
    }

    private async Task EveryoneAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (
            await rights.AskAsync(turn, press.Id("id"), cancellationToken) is not { TeamId: { } team } campaign
            || !campaign.IsSteward(turn.PersonKey)
        )
        {
            turn.Toast(turn.Words["campaign.owners-only"]);
            return;
        }

        var answers = !campaign.AnswersEveryone;
        turn.Also(desk.AnswerEveryone(turn.TenantId, team, answers, turn.PersonKey));
        var said = turn.Words[answers ? "question.everyone-now" : "question.everyone-no-more"];
        turn.ShowInPlace("notice", Notices.Titled(turn, null, said));
    }

    private static IReadOnlyList<CardButton> Buttons(Turn turn, CampaignRecord campaign, string team)
    {
        var room = new CardButton(turn.Words["buttons.campaign"], "campaign.show", team);
        if (!campaign.IsSteward(turn.PersonKey))
        {
            return [room, new(turn.Words["buttons.help"], "help.show")];
        }

        var title = turn.Words[campaign.AnswersEveryone ? "buttons.only-team" : "buttons.everyone"];
        return [new CardButton(title, "question.everyone", team), room];
    }
}
