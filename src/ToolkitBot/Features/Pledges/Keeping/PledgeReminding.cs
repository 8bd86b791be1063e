using ToolkitBot.Cards;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>What somebody does from their own list with a pledge that they joined: be reminded of it or not, or leave it.</summary>
internal sealed class PledgeReminding(PledgeDesk desk, MyPledges mine, OutboxQueue queue) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "pledge.remind", RemindAsync);
        On(verbs, "pledge.remind-not", DoNotRemindAsync);
        On(verbs, "pledge.leave-mine", LeaveAsync);
    }

    /// <summary>Whether there is a day to come on which to remind of it.</summary>
    public static bool MayRemind(Pledge pledge, DateOnly today) =>
        pledge.DueChosen && pledge.DueOn > today && pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is null;

    /// <summary>A verb that somebody who joined says of a pledge.</summary>
    private void On(Verbs verbs, string verb, Func<Turn, Pledge, CancellationToken, Task> handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (
                    await desk.FindAsync(turn.TenantId, press.Id("pledge"), token) is { } pledge
                    && (await desk.JoinedByAsync(turn.PersonKey, [pledge.Id], token)).Count > 0
                )
                {
                    await handler(turn, pledge, token);
                }
                else
                {
                    await mine.ShowAsync(turn, turn.Words["pledge.choose-one"], token);
                }
            },
            Answered.InOwnView
        );

    private async Task RemindAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        var zone = PledgeTimes.ZoneOf(turn);
        if (!MayRemind(pledge, PledgeTimes.Today(zone, desk.Now)))
        {
            await mine.ShowOneAsync(turn, pledge, turn.Words["pledge.no-reminder"], cancellationToken);
            return;
        }

        var at = PledgeTimes.FollowUp(pledge.DueOn, zone, turn.Content.Campaign, desk.Now);
        turn.Also(new RemindEffect(pledge, turn.PersonKey, at, queue));
        await mine.ShowReminderAsync(turn, pledge, isSet: true, cancellationToken);
    }

    private async Task DoNotRemindAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        turn.Also(new DoNotRemindEffect(pledge, turn.PersonKey));
        await mine.ShowReminderAsync(turn, pledge, isSet: false, cancellationToken);
    }

    private async Task LeaveAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        if (PledgeJoining.Refused(turn, pledge, PledgeAct.Leave) is { } sentence)
        {
            await mine.ShowOneAsync(turn, pledge, sentence, cancellationToken);
            return;
        }

        turn.Also(desk.Leave(pledge, turn.PersonKey));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.left-now"]));
    }
}

/// <summary>Reminds somebody of a pledge that they joined, once for each due date.</summary>
internal sealed class RemindEffect(Pledge pledge, string personKey, DateTimeOffset at, OutboxQueue queue) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        queue.AddAsync(
            scope,
            new()
            {
                Kind = ReminderSender.Kind,
                Place = OutboxPlace.Of(personKey),
                Subject = pledge.Id,
                UniqueKey = KeyOf(pledge, personKey),
                DueAt = at,
            },
            cancellationToken
        );

    /// <summary>The key by which a reminder is queued once.</summary>
    public static string KeyOf(Pledge pledge, string personKey) =>
        $"reminder:{pledge.Id}:{PledgeForm.Iso(pledge.DueOn)}:{personKey}";
}

/// <summary>Takes a reminder back.</summary>
internal sealed class DoNotRemindEffect(Pledge pledge, string personKey) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        OutboxTable.RemoveWaitingAsync(scope, RemindEffect.KeyOf(pledge, personKey), cancellationToken);
}

/// <summary>Sends the reminder, unless the pledge is over or the person has left it.</summary>
internal sealed class ReminderSender(PersonLetters letters, PledgeDesk desk) : IOutboxSender
{
    public const string Kind = "reminder";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken) is not { } pledge
            || pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is not null
            || (await desk.JoinedByAsync(reader.Person.Key, [pledge.Id], cancellationToken)).Count == 0
        )
        {
            return letters.Nothing(row);
        }

        var words = reader.Language.Content.Phrases;
        var card = new NoticeCard(
            null,
            words.Format("pledge.reminder", ("pledge", CardText.Escape(pledge.Text))),
            [new(words["buttons.open"], "pledge.open", pledge.Id), new(words["buttons.my-pledges"], "pledge.mine")]
        );
        return letters.Letter(row, reader.Person, reader.Language.Render("notice", card));
    }

    /// <summary>Nobody is told that a reminder could not be sent.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
