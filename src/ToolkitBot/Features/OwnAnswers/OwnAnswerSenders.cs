using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// Sends nothing itself: when the day of an answer has come, it has whoever keeps it asked, or all owners where that person
/// is no owner any more.
/// </summary>
internal sealed class OwnAnswerDueSender(CampaignStore campaigns, OutboxQueue queue) : SettlingSender(Kind)
{
    public const string Kind = "own-answer-due";

    protected override async Task SettleAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        var answer = await scope
            .Db.OwnAnswers.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == row.Subject, cancellationToken);
        if (answer is { RetiredAt: null })
        {
            foreach (var reader in await ReadersAsync(scope, answer, cancellationToken))
            {
                await queue.AddAsync(
                    scope,
                    new()
                    {
                        Kind = OwnAnswerCheckSender.Kind,
                        Place = OutboxPlace.Of(reader),
                        Subject = answer.Id,
                        UniqueKey = $"{OwnAnswerCheckSender.Kind}:{answer.Id}:{answer.Version}:{reader}",
                    },
                    cancellationToken
                );
            }
        }

        await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReadersAsync(
        CommitScope scope,
        OwnAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var team = await campaigns.OpenKnownAsync(scope, answer.TenantId, answer.TeamId, cancellationToken);
        return answer.KeeperKey is { } keeper && team?.IsOwnedBy(keeper) == true
            ? [keeper]
            : team?.AskedAbout(null, doubtful: false) ?? [];
    }
}

/// <summary>Asks an owner whether an answer still holds.</summary>
internal sealed class OwnAnswerCheckSender(PersonLetters letters, OwnAnswerDesk desk) : IOutboxSender
{
    public const string Kind = "own-answer-check";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken)
                is not { RetiredAt: null } answer
        )
        {
            return letters.Nothing(row);
        }

        var card = OwnAnswerView.Card(reader.Language, answer, reader.Person.TimeZone, desk.Now) with
        {
            Said = reader.Language.Content.Phrases["own.still-true"],
            Old = null,
            IsMine = true,
            MayKeepOn = true,
        };
        return letters.Letter(row, reader.Person, reader.Language.Render("own-answer", card));
    }

    /// <summary>Whoever finds the answer reads that its day has passed.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
