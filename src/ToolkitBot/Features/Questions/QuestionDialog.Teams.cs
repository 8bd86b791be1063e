using ToolkitBot.Features.Teams;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>Which team a question goes to.</summary>
internal sealed partial class QuestionDialog
{
    private async Task ChooseTeamAsync(Turn turn, QuestionDraft draft, CancellationToken cancellationToken)
    {
        draft = draft with { Step = Team };
        Open(turn, draft);
        await ShowTeamsAsync(turn, draft, null, cancellationToken);
    }

    private async Task ShowTeamsAsync(Turn turn, QuestionDraft draft, string? said, CancellationToken cancellationToken)
    {
        var known = await teams.OfPersonAsync(turn, cancellationToken, TeamUse.Questions);
        turn.ShowInPlace(
            "question-team",
            new QuestionTeamCard(
                draft.Id,
                said,
                [.. known.Select(team => team.Choice(turn))],
                await teams.MaySearchAsync(turn, cancellationToken)
            )
        );
    }

    private Task TakeTeamAsync(Turn turn, Press press, QuestionDraft draft, CancellationToken cancellationToken) =>
        press.Id("team") is { } team
            ? UseTeamAsync(turn, draft, team, cancellationToken)
            : ShowTeamsAsync(turn, draft, turn.Words["team.choose-one"], cancellationToken);

    private async Task<bool> TakeTeamAsync(
        Turn turn,
        QuestionDraft draft,
        Heard words,
        CancellationToken cancellationToken
    )
    {
        if (words.IsQuestion)
        {
            return false;
        }

        var (team, found) = await teams.NamedByAsync(turn, words, cancellationToken, TeamUse.Questions);
        if (team is not null)
        {
            await UseTeamAsync(turn, draft, team.Id, cancellationToken);
        }
        else
        {
            var said = turn.Words[found == 0 ? "question.no-team-found" : "team.several-found"];
            await ShowTeamsAsync(turn, draft, said, cancellationToken);
        }

        return true;
    }

    private async Task UseTeamAsync(Turn turn, QuestionDraft draft, string team, CancellationToken cancellationToken)
    {
        switch (await teams.MayChooseAsync(turn, team, cancellationToken, TeamUse.Questions))
        {
            case RosterAnswer.Member:
                await GoOnAsync(turn, draft with { TeamId = team }, cancellationToken);
                break;
            case RosterAnswer.NotMember:
                await ShowTeamsAsync(turn, draft, turn.Words["question.not-yours"], cancellationToken);
                break;
            default:
                await ShowTeamsAsync(turn, draft, turn.Words["team.not-asked"], cancellationToken);
                break;
        }
    }
}
