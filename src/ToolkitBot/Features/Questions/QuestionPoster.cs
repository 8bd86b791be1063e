using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Questions;

/// <summary>Makes the channel show a question as it stands: posts it, and edits the post when it is taken or answered.</summary>
internal sealed class QuestionPoster(
    Database database,
    ChannelLetters letters,
    LanguageShelf languages,
    CampaignChannels channels,
    OutboxQueue queue,
    TimeProvider clock
) : IOutboxSender
{
    public const string Kind = "question";

    /// <summary>How often a question that waits for its channel is looked at, should no event tell that it is back.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        await using var db = database.Read();
        var question = await QuestionDesk.ReadAsync(db, q => q.Id == row.Subject, cancellationToken);
        if (question is null || question.PostActivityId is { Length: 0 } || IsOver(question))
        {
            return new()
            {
                Rows = [row],
                SettleAsync = (scope, _, token) => OutboxTable.RemoveAsync(scope, [row], token),
            };
        }

        if (!await db.Conversations.AnyAsync(c => c.Id == row.Place && c.Active, cancellationToken))
        {
            var later = clock.GetUtcNow() + BetweenLooks;
            return new()
            {
                Rows = [row],
                SettleAsync = (scope, _, token) => queue.WaitForPlaceAsync(scope, [row], later, token),
            };
        }

        // The channel is read by everybody, so it has one language.
        var card = languages.For(null).Render("question-post", QuestionView.Post(languages.For(null), question, null));
        return new()
        {
            Rows = [row],
            Send = question.PostActivityId is { } post
                ? token => letters.EditAsync(row.Place, post, card, token)
                : token => letters.PostAsync(row.Place, card, token),
            SettleAsync = (scope, sent, token) => SettleAsync(scope, row, question, sent, token),
        };
    }

    /// <summary>Its key is free again; where Teams says that the channel is gone, the question waits for it, and its owners are told.</summary>
    public async Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.FreeKeysAsync(scope, rows, cancellationToken);
        if (await CampaignChannels.IsOpenAsync(scope, rows[0].Place, cancellationToken))
        {
            return;
        }

        var id = rows[0].Subject;
        if (
            await scope.Db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, cancellationToken) is
            { } question
        )
        {
            await queue.ShowAsync(scope, question, cancellationToken);
            await channels.LookAsync(
                scope,
                question.TenantId,
                null,
                question.ChannelId,
                GoneReason.Refused,
                cancellationToken
            );
        }
    }

    /// <summary>It was withdrawn before it was ever posted.</summary>
    private static bool IsOver(Question question) =>
        question is { State: QuestionState.Withdrawn, PostActivityId: null };

    private async Task SettleAsync(
        CommitScope scope,
        OutboxMessage row,
        Question drawn,
        string? post,
        CancellationToken cancellationToken
    )
    {
        if (await QuestionsTable.MarkPostedAsync(scope, drawn, post, cancellationToken))
        {
            // It changed while it was drawn: once more.
            var soon = clock.GetUtcNow() + QuestionLetters.EditGathers;
            await OutboxTable.PostponeAsync(scope, [row], soon, cancellationToken);
        }
        else
        {
            await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
        }
    }
}
