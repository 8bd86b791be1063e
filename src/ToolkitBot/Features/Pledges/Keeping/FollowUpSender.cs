using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// Asks the author at the due date how it went; not somebody who does not want it, nor at night after the bot was away.
/// </summary>
internal sealed class FollowUpSender(
    PersonLetters letters,
    PledgeDesk desk,
    UndeliveredNotice undelivered,
    TimeProvider clock
) : IOutboxSender
{
    public const string Kind = "follow-up";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { Person.FollowUpsOff: false } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken) is not { } pledge
            || pledge.Refusal(PledgeAct.FollowUpSent, PledgeActor.Bot) is not null
        )
        {
            return letters.Nothing(row);
        }

        var now = clock.GetUtcNow();
        var campaign = reader.Language.Content.Campaign;
        var zone = PledgeTimes.Zone(reader.Person.TimeZone ?? pledge.TimeZone, campaign);
        var allowed = PledgeTimes.NotQuiet(zone, campaign, now);
        return allowed > now ? Later(row, allowed) : Letter(row, reader, pledge, now);
    }

    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => undelivered.TellOwnersAsync(scope, rows[0].Subject, cancellationToken);

    private static Parcel Later(OutboxMessage row, DateTimeOffset allowed) =>
        new()
        {
            Rows = [row],
            SettleAsync = (scope, _, token) => OutboxTable.PostponeAsync(scope, [row], allowed, token),
        };

    private Parcel Letter(OutboxMessage row, LetterReader reader, Pledge pledge, DateTimeOffset now)
    {
        var asked = PledgeKeeping.FollowUp(reader.Language, pledge, now);
        var letter = letters.Letter(row, reader.Person, reader.Language.Render("follow-up", asked));
        return letter with
        {
            SettleAsync = async (scope, sent, token) =>
            {
                await letter.SettleAsync(scope, sent, token);
                await PledgesTable.MarkDueAsync(scope, pledge, token);
                await FollowUpDialog.OpenAsync(scope, reader.Person, pledge, now, token);
            },
        };
    }
}
