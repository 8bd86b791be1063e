using ToolkitBot.Features.Teams;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>Which team a pledge goes to.</summary>
internal sealed partial class PledgeDialog
{
    /// <summary>Asks which team the pledge goes to.</summary>
    /// <param name="said">What was wrong with the last choice; null for nothing.</param>
    public async Task ChooseTeamAsync(Turn turn, PledgeDraft draft, string? said, CancellationToken cancellationToken)
    {
        draft = draft with { Step = Team };
        Open(turn, draft);
        await ShowTeamsAsync(turn, draft, said, cancellationToken);
    }

    /// <summary>The pledge goes to this team, and the person's next ones too, if they belong to it and it takes pledges.</summary>
    public async Task TakeTeamAsync(Turn turn, PledgeDraft draft, string team, CancellationToken cancellationToken)
    {
        switch (await teams.MayChooseAsync(turn, team, cancellationToken))
        {
            case RosterAnswer.Member when await IsTakingAsync(turn, team, cancellationToken):
                turn.Also(new OwnTeamEffect(turn.PersonKey, team));
                draft = await ForTeamAsync(turn, draft with { WaitsForTeam = false }, team, cancellationToken);
                await GoOnAsync(turn, draft, cancellationToken);
                break;
            case RosterAnswer.Member:
                break;
            case RosterAnswer.NotMember:
                await ChooseTeamAsync(turn, draft, turn.Words["team.not-yours"], cancellationToken);
                break;
            default:
                await ChooseTeamAsync(turn, draft, turn.Words["team.not-asked"], cancellationToken);
                break;
        }
    }

    /// <summary>The draft of a pledge for this team; null for one that waits for a team.</summary>
    public async Task<PledgeDraft> ForTeamAsync(
        Turn turn,
        PledgeDraft draft,
        string? team,
        CancellationToken cancellationToken
    )
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, team, cancellationToken);
        return draft with { TeamId = team, Themes = campaign.ThemeIds.Count == 0 ? null : campaign.ThemeIds };
    }

    private async Task ShowTeamsAsync(Turn turn, PledgeDraft draft, string? said, CancellationToken cancellationToken)
    {
        var known = await teams.OfPersonAsync(turn, cancellationToken);
        var chosen = known.FirstOrDefault(team => team.Id == draft.TeamId);
        turn.ShowInPlace(
            "pledge-team",
            new PledgeTeamCard(
                draft.Id,
                said,
                [.. known.Select(team => team.Choice(turn))],
                chosen?.Id ?? "",
                chosen?.Title(turn),
                await teams.MaySearchAsync(turn, cancellationToken)
            )
        );
    }

    /// <summary>A typed name of a team: phones may show no choices for what is typed into the card.</summary>
    private async Task<bool> TakeTeamAsync(
        Turn turn,
        PledgeDraft draft,
        Heard words,
        CancellationToken cancellationToken
    )
    {
        if (words.IsQuestion)
        {
            return false;
        }

        var (team, found) = await teams.NamedByAsync(turn, words, cancellationToken);
        if (team is not null)
        {
            await TakeTeamAsync(turn, draft, team.Id, cancellationToken);
        }
        else
        {
            var said = turn.Words[found == 0 ? "team.none-found" : "team.several-found"];
            await ChooseTeamAsync(turn, draft, said, cancellationToken);
        }

        return true;
    }
}
