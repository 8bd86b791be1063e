using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// Stores turns and conversation state. Everything that every turn runs is a plain prepared statement: through EF
/// these cost more than the rest of a turn. The rest of the bot uses <see cref="ToolkitDb"/>.
/// </summary>
internal sealed class TurnStore(Database database, TimeProvider clock) : ITurnStore<ToolkitOpening>
{
    private readonly SentMarks marks = new(database);

    /// <summary>
    /// How long the instance that committed a turn has to send its replies. Shorter than the 15 s after which Teams
    /// redelivers, so that a redelivery can take the replies over.
    /// </summary>
    public static readonly TimeSpan SendingTime = TimeSpan.FromSeconds(10);

    /// <summary>How long a processed turn is kept in order to recognise a redelivery.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public async Task<ToolkitOpening> OpenAsync(
        TurnId id,
        StateKey key,
        Activity activity,
        CancellationToken cancellationToken
    )
    {
        var tenant = Tenants.Of(activity);
        var person = PersonKey.Of(tenant, activity.From?.AadObjectId, activity.From?.Id);
        using var measure = new StorageMeasure(StorageTelemetry.Open, database.System);
        return await database.QueryAsync(
            OpeningStatement.Text,
            command =>
                command
                    .With("@turn", id.Value)
                    .With("@key", key.Value)
                    .With("@person", person)
                    .With("@account", activity.From?.Id ?? "")
                    .With("@tenant", tenant)
                    .With("@conversation", ThreadId.Base(activity.Conversation!.Id!))
                    .With("@team", activity.ChannelData?.Team?.Id ?? ""),
            OpeningStatement.ReadAsync,
            cancellationToken
        );
    }

    public async Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        // Serialised before entering the lane: on SQLite all other writes wait behind this one.
        var unsent =
            commit.Result.Replies.Count == 0 ? null : UnsentReplies.Write(commit.Reference, commit.Result.Replies);
        try
        {
            Task<CommitOutcome> Write(CommitScope scope, CancellationToken token) =>
                WriteAsync(commit, unsent, scope, token);
            var outcome = commit.Result.Effects.All(effect => effect is IGatheredEffect)
                ? await database.Writes.GatherAsync(Write, cancellationToken)
                : await database.Writes.RunAsync(Write, cancellationToken);
            foreach (var effect in commit.Result.Effects.OfType<IMeasuredEffect>())
            {
                effect.Measure();
            }

            return outcome;
        }
        catch (Exception e) when (e is TurnTakenException)
        {
            return CommitOutcome.Duplicate;
        }
        catch (Exception e) when (e is ConflictException || database.IsConflict(e))
        {
            return CommitOutcome.Conflict;
        }
    }

    public Task MarkSentAsync(TurnId id, CancellationToken cancellationToken) =>
        marks.AddAsync(id).WaitAsync(cancellationToken);

    public Task KeepSendingAsync(TurnId id, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            (scope, token) => TurnsTable.KeepSendingAsync(scope, id.Value, clock.GetUtcNow() + SendingTime, token),
            cancellationToken
        );

    public Task LeaveUnsentAsync(UnsentTurn left, TimeSpan wait, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            (scope, token) =>
                TurnsTable.LeaveUnsentAsync(
                    scope,
                    left.Id.Value,
                    UnsentReplies.Write(left.Reference, left.Replies),
                    clock.GetUtcNow() + wait,
                    token
                ),
            cancellationToken
        );

    public async Task<UnsentTurn?> ClaimUnsentAsync(TurnId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimed = await database.Writes.RunAsync(
            (scope, token) => TurnsTable.ClaimAsync(scope, id.Value, now, now + SendingTime, token),
            cancellationToken
        );
        return claimed ? await FindAsync(id, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<TurnId>> FindUnsentAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        var now = database.Time(clock.GetUtcNow());
        var found = await TurnsTable.FindUnsentAsync(connection, now, limit, cancellationToken);
        return [.. found.Select(id => new TurnId(id))];
    }

    /// <summary>Deletes sent turns too old to be redelivered: a token lives for an hour, so a day is plenty.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        int gone;
        do
        {
            gone = await database.Writes.RunAsync(
                (scope, token) => TurnsTable.RemoveSentAsync(scope, clock.GetUtcNow() - KeptFor, token),
                cancellationToken
            );
        } while (gone > 0);
    }

    private async Task<UnsentTurn?> FindAsync(TurnId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        if (await TurnsTable.UnsentOfAsync(connection, id.Value, cancellationToken) is not { } kept)
        {
            return null;
        }

        var (reference, replies) = UnsentReplies.Read(kept.Unsent);
        return new UnsentTurn(id, reference, replies, kept.CommittedAt);
    }

    private async Task<CommitOutcome> WriteAsync(
        TurnCommit commit,
        byte[]? unsent,
        CommitScope scope,
        CancellationToken cancellationToken
    )
    {
        await WriteTurnAsync(commit, unsent, scope, cancellationToken);
        if (commit.Result.State is { } state)
        {
            var user = commit.Reference.User;
            var tenant = PersonKey.SameCase(commit.Reference.Conversation.TenantId);
            var owner = new StateOwner(PersonKey.Of(tenant, user?.AadObjectId, user?.Id), tenant, user?.Id);
            var now = clock.GetUtcNow();
            await StatesTable.WriteAsync(
                scope,
                commit.Key.Value,
                owner,
                state,
                commit.SeenVersion,
                now,
                cancellationToken
            );
        }

        foreach (var effect in commit.Result.Effects)
        {
            await ((IEffect)effect).ApplyAsync(scope, cancellationToken);
        }

        return CommitOutcome.Committed;
    }

    private async Task WriteTurnAsync(
        TurnCommit commit,
        byte[]? unsent,
        CommitScope scope,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var turn = new TurnRecord
        {
            Id = commit.Id.Value,
            StateKey = commit.Key.Value,
            Unsent = unsent,
            AnswerStatus = commit.Result.Answer?.Status,
            AnswerBody = commit.Result.Answer?.Body,
            Sent = unsent is null,
            SendingUntil = now + SendingTime,
            CommittedAt = now,
        };
        if (!await TurnsTable.AddAsync(scope, turn, cancellationToken))
        {
            throw new TurnTakenException();
        }
    }

    private sealed class TurnTakenException() : Exception("The turn is committed already.");
}
