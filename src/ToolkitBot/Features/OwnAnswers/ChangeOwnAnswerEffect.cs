using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// Writes or changes an answer on behalf of an owner, has every instance see it, and has its keeper asked when its day has
/// come. The form's id is the answer's, so a second submit meets a taken key.
/// </summary>
internal sealed class ChangeOwnAnswerEffect(
    string teamId,
    string id,
    OwnAnswer? begun,
    string tenantId,
    string personKey,
    Action<OwnAnswer> change,
    CampaignStore campaigns,
    OutboxQueue queue
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var team = await campaigns.OpenKnownAsync(scope, tenantId, teamId, cancellationToken);
        if (team?.IsOwnedBy(personKey) != true)
        {
            throw new ConflictException();
        }

        var answer = begun ?? await ThereAsync(scope, cancellationToken);
        change(answer);
        if (begun is not null)
        {
            scope.Db.OwnAnswers.Add(begun);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        await OwnAnswersTable.ChangedAsync(scope, team.Id, cancellationToken);
        await queue.AskWhenDueAsync(scope, answer, campaigns.Content, cancellationToken);
    }

    private async Task<OwnAnswer> ThereAsync(CommitScope scope, CancellationToken cancellationToken) =>
        await scope.Db.OwnAnswers.SingleOrDefaultAsync(
            a => a.Id == id && a.TenantId == tenantId && a.TeamId == teamId,
            cancellationToken
        ) ?? throw new ConflictException();
}
