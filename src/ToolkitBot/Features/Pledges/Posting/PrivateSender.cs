using System.Buffers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>What goes to one person: the follow-up, a sentence, an owner's decision to make. In the person's language.</summary>
internal sealed class PrivateSender(
    Database database,
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxRoom.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    TimeProvider clock
) : IOutboxSender
{
    private static readonly SearchValues<char> Formatting = SearchValues.Create("[]<*_`~#");

    public IReadOnlyList<string> Kinds { get; } = [OutboxKinds.FollowUp, OutboxKinds.Notice, OutboxKinds.Approval];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        await using var db = database.Read();
        var person = await db
            .People.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Key == row.PersonKey, cancellationToken);
        var pledge = await db.Pledges.AsNoTracking().SingleOrDefaultAsync(p => p.Id == row.PledgeId, cancellationToken);
        var language = languages.For(person?.Language ?? person?.Locale);
        if (person is null)
        {
            return Nothing(row);
        }

        return row.Kind switch
        {
            OutboxKinds.FollowUp when pledge is not null => FollowUp(row, person, pledge, language),
            OutboxKinds.Approval when pledge is { State: PledgeState.AwaitingApproval } => Letter(
                row,
                language.Render("pledge-approval", PledgeApproval.Card(language, pledge, null, null))
            ),
            OutboxKinds.Notice => Letter(row, language.Render("notice", Notice(row, language))),
            _ => Nothing(row),
        };
    }

    /// <summary>The question at the due date; not to somebody who does not want it, nor at night after the bot was away.</summary>
    private Parcel FollowUp(OutboxMessage row, Person person, Pledge pledge, Language language)
    {
        if (person.FollowUpsOff || !PledgeLife.May(PledgeAct.FollowUpSent, PledgeActor.Bot, pledge.State))
        {
            return Nothing(row);
        }

        var now = clock.GetUtcNow();
        var zone = PledgeTimes.Zone(person.TimeZone ?? pledge.TimeZone, language.Content.Campaign);
        var allowed = PledgeTimes.NotQuiet(zone, language.Content.Campaign, now);
        if (allowed > now)
        {
            return new() { Rows = [row], SettleAsync = (scope, _, token) => WaitAsync(scope, row, allowed, token) };
        }

        var letter = Letter(row, language.Render("follow-up", PledgeKeeping.FollowUp(language, pledge, now, null)));
        return letter with
        {
            SettleAsync = async (scope, sent, token) =>
            {
                await letter.SettleAsync(scope, sent, token);
                await scope
                    .Db.Pledges.Where(p => p.Id == pledge.Id && p.State == pledge.State)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(p => p.State, PledgeState.Due)
                                .SetProperty(p => p.Version, p => p.Version + 1),
                        token
                    );
            },
        };
    }

    private static NoticeCard Notice(OutboxMessage row, Language language)
    {
        var notice = JsonSerializer.Deserialize(row.Payload!, OutboxJson.Default.OutboxNotice)!;
        var words = language.Content.Phrases;
        // A channel without a known name is "the channel for pledges".
        var places = words
            .Places(notice.Phrase)
            .Select(place =>
                (place, (object)Plain(notice.Places?.GetValueOrDefault(place) ?? words["pledge.the-channel"]))
            );
        return new(
            null,
            words.Format(notice.Phrase, [.. places]),
            [new(words["buttons.my-pledges"], "pledge.mine"), new(words["buttons.help"], "help.show")]
        );
    }

    /// <summary>
    /// Somebody's words as they were typed, never a link or bold. Plain ones stay untouched: the notification shows them
    /// too, and would show the backslashes.
    /// </summary>
    private static string Plain(string words) =>
        words.AsSpan().ContainsAny(Formatting) ? CardText.Escape(words) : words;

    private Parcel Letter(OutboxMessage row, RenderedCard card) =>
        new()
        {
            Rows = [row],
            Send = async token =>
            {
                var reference = await addresses.PersonAsync(row.PersonKey!, token);
                return await addresses.ReachAsync(
                    reference,
                    () => connector.SendAsync(reference, Turn.Message(card), token)
                );
            },
            SettleAsync = (scope, _, token) => FinishAsync(scope, row, token),
        };

    private Parcel Nothing(OutboxMessage row) =>
        new() { Rows = [row], SettleAsync = (scope, _, token) => FinishAsync(scope, row, token) };

    /// <summary>The row stays behind without words: its key keeps the same from being sent a second time.</summary>
    private Task FinishAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return scope
            .Db.Outbox.Where(o => o.Id == row.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(o => o.FinishedAt, now).SetProperty(o => o.Payload, (string?)null),
                cancellationToken
            );
    }

    private static Task WaitAsync(
        CommitScope scope,
        OutboxMessage row,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        scope
            .Db.Outbox.Where(o => o.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, until), cancellationToken);
}
