using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>Brings the asker the answer, in their private chat.</summary>
internal sealed class QuestionAnswerSender(PersonLetters letters, QuestionDesk desk) : IOutboxSender
{
    public const string Kind = "question-answer";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        return
            await letters.ReaderAsync(row, cancellationToken) is { } reader
            && await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken)
                is { State: QuestionState.Answered } question
            ? letters.Letter(
                row,
                reader.Person,
                reader.Language.Render(
                    "question-answered",
                    QuestionView.Answered(reader.Language, question, reader.Person.TimeZone, null)
                )
            )
            : letters.Nothing(row);
    }

    /// <summary>Nobody else is told: it was for the asker alone.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}

/// <summary>
/// Sends nothing itself: when its time has come and nobody has answered, it has the owners reminded or, the second time,
/// the asker told.
/// </summary>
internal sealed class QuestionDueSender(CampaignStore campaigns, OutboxQueue queue) : SettlingSender(Kind)
{
    public const string Kind = "question-due";
    public const string Remind = "remind";
    public const string Tell = "tell";

    protected override async Task SettleAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        var question = await scope
            .Db.Questions.AsNoTracking()
            .SingleOrDefaultAsync(q => q.Id == row.Subject, cancellationToken);
        if (question is { IsWaiting: true, AskerKey: { } asker })
        {
            var isTold = row.Payload == Tell;
            foreach (var reader in isTold ? [asker] : await OwnersAsync(scope, question, cancellationToken))
            {
                var kind = isTold ? QuestionWaitsSender.Kind : QuestionReminderSender.Kind;
                await queue.AddAsync(
                    scope,
                    new()
                    {
                        Kind = kind,
                        Place = OutboxPlace.Of(reader),
                        Subject = question.Id,
                        UniqueKey = $"{kind}:{question.Id}:{reader}",
                    },
                    cancellationToken
                );
            }
        }

        await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
    }

    private async Task<IReadOnlyList<string>> OwnersAsync(
        CommitScope scope,
        Question question,
        CancellationToken cancellationToken
    )
    {
        var team = await campaigns.OpenKnownAsync(scope, question.TenantId, question.TeamId, cancellationToken);
        return team?.AskedAbout(question.AskerKey, doubtful: false) ?? [];
    }
}

/// <summary>Reminds an owner of a question that nobody has answered.</summary>
internal sealed class QuestionReminderSender(PersonLetters letters, QuestionDesk desk) : IOutboxSender
{
    public const string Kind = "question-reminder";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken)
                is not { IsWaiting: true } question
        )
        {
            return letters.Nothing(row);
        }

        var said = reader.Language.Content.Phrases["question.reminder"];
        var card = QuestionView.Post(reader.Language, question, said);
        return letters.Letter(row, reader.Person, reader.Language.Render("question-post", card));
    }

    /// <summary>The question still stands in the channel.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}

/// <summary>Says honestly to the asker that nobody has answered, or can just now, and whom else to ask.</summary>
internal sealed class QuestionWaitsSender(PersonLetters letters, QuestionDesk desk) : IOutboxSender
{
    public const string Kind = "question-waits";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken)
                is not { IsWaiting: true } question
        )
        {
            return letters.Nothing(row);
        }

        var words = reader.Language.Content.Phrases;
        var card = new DeclinedCard(
            words["question.waits-title"],
            words.Format(Phrase(row.Payload), ("question", Glance.Short(question.Text))),
            [ContactLine.Of(reader.Language.Content, Contact.Communications)],
            [],
            CanAsk: false,
            Asked: "",
            From: ""
        );
        return letters.Letter(row, reader.Person, reader.Language.Render("declined", card));
    }

    /// <param name="gone">Why the channel is gone; null where it is there.</param>
    private static string Phrase(string? gone) =>
        gone switch
        {
            null => "question.waits",
            nameof(GoneReason.TeamArchived) => "question.waits-archived",
            nameof(GoneReason.AppRemoved) => "question.waits-removed",
            _ => "question.waits-gone",
        };

    /// <summary>Nobody else is told.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
