using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Walk;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary>Everything that is held about a person, a line for each thing. Nothing is cut and nothing is left out.</summary>
internal sealed class PersonExport(Database database)
{
    public async Task<IReadOnlyList<string>> LinesAsync(Turn turn, CancellationToken cancellationToken)
    {
        var key = turn.PersonKey;
        await using var db = database.Read();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, cancellationToken);
        var lines = new List<string>();
        lines.AddRange(About(turn, person));
        lines.AddRange(States(turn, await OfAsync(db.States.Where(s => s.PersonKey == key), cancellationToken)));
        var pledges = db.Pledges.Where(p => p.PersonKey == key).OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id);
        lines.AddRange((await OfAsync(pledges, cancellationToken)).Select(pledge => Own(turn, pledge)));
        var joins = db
            .Joins.Where(j => j.PersonKey == key)
            .Join(db.Pledges, j => j.PledgeId, p => p.Id, (j, p) => new { j.JoinedAt, p.Text })
            .OrderByDescending(join => join.JoinedAt);
        foreach (var join in await OfAsync(joins, cancellationToken))
        {
            lines.Add(Item(turn, "privacy.item-joined", join.Text, Time(join.JoinedAt)));
        }

        var questions = db
            .Questions.Where(q => q.AskerKey == key || q.TakenByKey == key || q.AnsweredByKey == key)
            .OrderBy(q => q.Id);
        foreach (var question in await OfAsync(questions, cancellationToken))
        {
            lines.AddRange(Asked(turn, question, key));
        }

        foreach (var kept in await OfAsync(db.OwnAnswers.Where(a => a.KeeperKey == key), cancellationToken))
        {
            lines.Add(Item(turn, "privacy.item-kept", kept.Title, kept.Id, Time(kept.ChangedAt)));
        }

        var campaigns = db.Campaigns.Where(c => c.Owners.Contains(key)).OrderBy(c => c.Id);
        foreach (var campaign in (await OfAsync(campaigns, cancellationToken)).Where(c => c.IsOwnedBy(key)))
        {
            lines.Add(Item(turn, "privacy.item-campaign", campaign.Name, campaign.Id));
        }

        foreach (var membership in await OfAsync(db.Memberships.Where(m => m.PersonKey == key), cancellationToken))
        {
            lines.Add(Item(turn, "privacy.item-team", membership.TeamId));
        }

        var events = db.CampaignEvents.Where(e => e.ByKey == key || e.AboutKey == key).OrderBy(e => e.Id);
        foreach (var happened in await OfAsync(events, cancellationToken))
        {
            lines.Add(Item(turn, "privacy.item-event", Time(happened.At), $"{happened.Kind}", happened.CampaignId));
        }

        var place = OutboxPlace.Of(key);
        var letters = db.Outbox.Where(o => o.Place == place).OrderBy(o => o.Id);
        foreach (var letter in await OfAsync(letters, cancellationToken))
        {
            var when = Time(letter.FinishedAt ?? letter.DueAt);
            var kind = letter.FinishedAt is null ? "privacy.item-letter" : "privacy.item-letter-sent";
            lines.Add(Item(turn, kind, letter.Kind, when, letter.Subject, letter.Payload));
        }

        var turns = TurnsTable
            .Of(db, PersonTraces.TurnsOf(key, person))
            .Select(t => new { t.Id, t.CommittedAt })
            .OrderBy(t => t.CommittedAt);
        foreach (var one in await OfAsync(turns, cancellationToken))
        {
            lines.Add(Item(turn, "privacy.item-turn", Time(one.CommittedAt), one.Id));
        }

        return lines;
    }

    private static IEnumerable<string> About(Turn turn, Person? person)
    {
        if ((DisplayName.Of(person?.Name) ?? turn.Said.PersonName) is { } name)
        {
            yield return Item(turn, "privacy.item-name", name.Text);
        }

        yield return Item(
            turn,
            "privacy.item-account",
            turn.PersonKey,
            person?.ChannelAccountId,
            person?.PersonalConversationId
        );
        if (person is null)
        {
            yield break;
        }

        string?[] settings =
        [
            person.Language,
            person.Locale,
            person.TimeZone,
            person.TeamId,
            person.FollowUpsOff ? turn.Words["privacy.follow-ups-off"] : null,
        ];
        if (settings.Any(setting => !string.IsNullOrEmpty(setting)))
        {
            yield return Item(turn, "privacy.item-settings", settings);
        }

        yield return Item(turn, "privacy.item-seen", Time(person.FirstSeen), Time(person.LastSeen));
    }

    /// <summary>The answers to the considerations, then all else that the conversations remember.</summary>
    private static IEnumerable<string> States(Turn turn, IEnumerable<StateRecord> states)
    {
        foreach (var record in states)
        {
            var state = ToolkitState.Read(record.Json);
            foreach (var answer in WalkDialog.AnswersOf(state))
            {
                yield return Item(
                    turn,
                    "privacy.item-answer",
                    [answer.ConsiderationId, .. answer.ChoiceIds, answer.OwnWords]
                );
            }

            using var rest = JsonDocument.Parse(record.Json);
            yield return Item(turn, "privacy.item-state", [record.Key, .. Leaves(rest.RootElement, "")]);
        }
    }

    /// <summary>Each value with its path. Answers to the considerations have lines of their own.</summary>
    private static IEnumerable<string> Leaves(JsonElement node, string path) =>
        node.ValueKind switch
        {
            _ when path == "walk.answers" => [],
            JsonValueKind.Object => node.EnumerateObject()
                .SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Leaves(item, path)),
            _ => [$"{path}: {node}"],
        };

    private static string Own(Turn turn, Pledge pledge) =>
        Item(
            turn,
            "privacy.item-pledge",
            pledge.Text,
            pledge.ForWhom,
            pledge.Why,
            pledge.MadeAs,
            pledge.GroupName,
            pledge.ShownName,
            pledge.ThemeId,
            PledgeView.Due(turn.Language, pledge),
            PledgeForm.Iso(pledge.DueOn),
            pledge.TimeZone,
            pledge is { State: PledgeState.Posted, PostActivityId: null }
                ? turn.Words["status.on-its-way"]
                : PledgeView.Status(turn.Words, pledge.State),
            pledge.RefusalReason,
            pledge.Outcome,
            PledgeView.Joined(turn.Words, pledge.Joined, isMine: true),
            pledge.Id,
            Time(pledge.CreatedAt),
            pledge.PostedAt is { } posted ? Time(posted) : null,
            pledge.DoneAt is { } done ? Time(done) : null
        );

    /// <summary>What they asked, with the answer; of what they took or answered for others, their own part.</summary>
    private static IEnumerable<string> Asked(Turn turn, Question question, string key)
    {
        if (question.AskerKey == key)
        {
            yield return Item(
                turn,
                "privacy.item-question",
                question.Text,
                question.AskerName,
                $"{question.State}",
                question.Answer,
                question.Helped ? turn.Words["buttons.helps"] : null,
                question.Id,
                question.FollowsId,
                Time(question.CreatedAt)
            );
        }

        if (question.TakenByKey == key)
        {
            yield return Item(turn, "privacy.item-taken", question.TakenByName, question.Id);
        }

        if (question.AnsweredByKey == key && question.AnsweredAt is { } at)
        {
            yield return Item(
                turn,
                "privacy.item-answered",
                question.Answer,
                question.AnsweredByName,
                question.Id,
                Time(at)
            );
        }
    }

    private static string Item(Turn turn, string phrase, params IEnumerable<string?> parts) =>
        turn.Words.Format(phrase, ("text", string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)))));

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static Task<List<T>> OfAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken)
        where T : class => rows.AsNoTracking().ToListAsync(cancellationToken);
}
