using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Deletes expired data once a day: finished pledges, people not seen, chats with people who never said anything, and
/// unanswered questions after <c>Pledges:RetentionDays</c>. Stored counts stay, as they concern nobody. Several instances may run it at once.
/// Turns are deleted elsewhere, see <c>UnsentSweep</c>.
/// </summary>
internal sealed class Retention(Database database, BotSettings settings, TimeProvider clock, ILogger<Retention> logger)
    : RecurringWork(AfterStart, BetweenRuns, clock, logger)
{
    public static readonly TimeSpan LeasesAreKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly PledgeState[] Over =
    [
        PledgeState.Done,
        PledgeState.LetGo,
        PledgeState.Withdrawn,
        PledgeState.Refused,
        PledgeState.TakenDown,
    ];

    /// <summary>Rows that are deleted in one transaction: nobody's turn waits for more.</summary>
    private const int Piece = 200;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var old = now - TimeSpan.FromDays(settings.Pledges.RetentionDays);
        await database.Writes.RunAsync((scope, token) => RemoveRowsAsync(scope, now, old, token), cancellationToken);
        await InPiecesAsync(db => OverSince(db, old), RemovePledgeAsync, cancellationToken);
        await InPiecesAsync(
            db => UnseenSince(db, old),
            async (scope, key, token) =>
            {
                await JoinsTable.RemoveOfPersonAsync(scope, key, token);
                await PersonTraces.RemoveAsync(scope, key, old, token);
            },
            cancellationToken
        );
        await InPiecesAsync(
            db => NobodysSince(db, old),
            (scope, key, token) => StatesTable.RemoveAsync(scope, key, token),
            cancellationToken
        );
        await InPiecesAsync(
            db => SilentSince(db, old),
            (scope, id, token) => ConversationsTable.RemoveAsync(scope, id, token),
            cancellationToken
        );
        database.ScrubLogSoon();
    }

    /// <summary>Deletes what is found, piece by piece, unless it has changed by then.</summary>
    private async Task InPiecesAsync(
        Func<ToolkitDb, IQueryable<string>> find,
        Func<CommitScope, string, CancellationToken, Task> removeAsync,
        CancellationToken cancellationToken
    )
    {
        List<string> found;
        await using (var db = database.Read())
        {
            found = await find(db).ToListAsync(cancellationToken);
        }

        foreach (var piece in found.Chunk(Piece))
        {
            await database.Writes.RunAsync(
                async (scope, token) =>
                {
                    foreach (var id in await find(scope.Db).Where(id => piece.Contains(id)).ToListAsync(token))
                    {
                        await removeAsync(scope, id, token);
                    }
                },
                cancellationToken
            );
        }
    }

    private static IQueryable<string> OverSince(ToolkitDb db, DateTimeOffset old) =>
        db
            .Pledges.AsNoTracking()
            .Where(p => Over.Contains(p.State) && (p.DoneAt ?? p.CreatedAt) < old)
            .Select(p => p.Id);

    private static IQueryable<string> UnseenSince(ToolkitDb db, DateTimeOffset old) =>
        db
            .People.AsNoTracking()
            .Where(p =>
                p.LastSeen < old
                && !db.Pledges.Any(pledge => pledge.PersonKey == p.Key)
                && !db.Questions.Any(question => question.AskerKey == p.Key)
            )
            .Select(p => p.Key);

    /// <summary>States of people who are not kept.</summary>
    private static IQueryable<string> NobodysSince(ToolkitDb db, DateTimeOffset old) =>
        db
            .States.AsNoTracking()
            .Where(state => state.UpdatedAt < old && !db.People.Any(person => person.Key == state.PersonKey))
            .Select(state => state.Key);

    /// <summary>Private chats in which nobody has said anything: the app was added to them.</summary>
    private static IQueryable<string> SilentSince(ToolkitDb db, DateTimeOffset old) =>
        from chat in db.Conversations.AsNoTracking()
        join somebody in db.People on chat.Id equals somebody.PersonalConversationId into people
        from person in people.DefaultIfEmpty()
        where chat.Scope == nameof(Scope.Personal) && chat.UpdatedAt < old && person == null
        select chat.Id;

    private static async Task RemovePledgeAsync(CommitScope scope, string id, CancellationToken cancellationToken)
    {
        await JoinsTable.RemoveOfPledgeAsync(scope, id, cancellationToken);
        await OutboxTable.RemoveOfSubjectAsync(scope, id, exceptKind: null, cancellationToken);
        await PledgesTable.RemoveAsync(scope, id, cancellationToken);
    }

    private static async Task RemoveRowsAsync(
        CommitScope scope,
        DateTimeOffset now,
        DateTimeOffset old,
        CancellationToken cancellationToken
    )
    {
        await LeasesTable.RemoveBeforeAsync(scope, now - LeasesAreKept, cancellationToken);
        await UnansweredTable.RemoveBeforeAsync(scope, DateOnly.FromDateTime(old.UtcDateTime), cancellationToken);
        await QuestionsTable.RemoveBeforeAsync(scope, old, cancellationToken);
        await OwnAnswersTable.RemoveRetiredAsync(scope, old, cancellationToken);
        await OutboxTable.RemoveBeforeAsync(scope, old, cancellationToken);
    }
}
