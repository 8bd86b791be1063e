using System.Data;
using System.Data.Common;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>
/// Turns and conversation state in the database. What every turn runs stands here in plain prepared statements:
/// through EF they cost more than the rest of a turn together. All else in the bot uses <see cref="ToolkitDb"/>.
/// </summary>
internal sealed class TurnStore(Database database, TimeProvider clock) : ITurnStore<ToolkitOpening>
{
    private readonly SentMarks marks = new(database);

    /// <summary>
    /// How long the instance that committed a turn has for sending its replies. Shorter than the 15 s after which
    /// Teams delivers again, so that a redelivery finds the replies free to be sent.
    /// </summary>
    public static readonly TimeSpan SendingTime = TimeSpan.FromSeconds(10);

    /// <summary>How long a processed turn is recognised when it is delivered again.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public async Task<ToolkitOpening> OpenAsync(
        TurnId id,
        StateKey key,
        Activity activity,
        CancellationToken cancellationToken
    )
    {
        var tenant = Tenants.Of(activity);
        var person = PersonKey.Of(tenant, activity.From?.AadObjectId, activity.From?.Id);
        await using var reading = await database.BeginReadingAsync(cancellationToken);
        await using var command = reading.Command(OpeningStatement.Text);
        command.With("@turn", id.Value).With("@key", key.Value);
        command.With("@person", person).With("@conversation", ThreadId.Base(activity.Conversation!.Id!));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await OpeningStatement.ReadAsync(reader, cancellationToken);
    }

    public async Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        // Written down before the lane is entered: on SQLite everybody else waits behind this piece.
        var unsent =
            commit.Result.Replies.Count == 0 ? null : UnsentReplies.Write(commit.Reference, commit.Result.Replies);
        try
        {
            return await database.Writes.RunAsync(
                (scope, token) => WriteAsync(commit, unsent, scope, token),
                cancellationToken
            );
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
        PostponeAsync(id, SendingTime, cancellationToken);

    public Task LeaveUnsentAsync(UnsentTurn left, TimeSpan wait, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command(
                    "UPDATE turns SET unsent = @unsent, sending_until = @until WHERE id = @turn AND sent = @sent"
                );
                command
                    .With("@unsent", UnsentReplies.Write(left.Reference, left.Replies))
                    .With("@until", database.Time(clock.GetUtcNow() + wait))
                    .With("@turn", left.Id.Value)
                    .With("@sent", false);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken
        );

    private Task PostponeAsync(TurnId id, TimeSpan by, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command(
                    "UPDATE turns SET sending_until = @until WHERE id = @turn AND sent = @sent"
                );
                command
                    .With("@until", database.Time(clock.GetUtcNow() + by))
                    .With("@turn", id.Value)
                    .With("@sent", false);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken
        );

    public async Task<UnsentTurn?> ClaimUnsentAsync(TurnId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimed = await database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command(
                    "UPDATE turns SET sending_until = @until WHERE id = @turn AND sent = @sent AND sending_until <= @now"
                );
                command.With("@until", database.Time(now + SendingTime)).With("@turn", id.Value);
                command.With("@sent", false).With("@now", database.Time(now));
                return await command.ExecuteNonQueryAsync(token) == 1;
            },
            cancellationToken
        );
        return claimed ? await FindAsync(id, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<TurnId>> FindUnsentAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT id FROM turns WHERE sent = false AND sending_until <= @now ORDER BY sending_until LIMIT @limit";
        command.With("@now", database.Time(clock.GetUtcNow())).With("@limit", limit);
        var found = new List<TurnId>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new TurnId(reader.GetString(0)));
        }

        return found;
    }

    /// <summary>Forgets turns that are sent and too old to be delivered again; a token lives an hour, so a day is plenty.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        int gone;
        do
        {
            gone = await database.Writes.RunAsync(
                async (scope, token) =>
                {
                    // In small pieces: on SQLite every turn waits for the one writer.
                    await using var command = scope.Command(
                        "DELETE FROM turns WHERE id IN (SELECT id FROM turns WHERE committed_at < @old AND sent = @sent LIMIT 500)"
                    );
                    command.With("@old", database.Time(clock.GetUtcNow() - KeptFor)).With("@sent", true);
                    return await command.ExecuteNonQueryAsync(token);
                },
                cancellationToken
            );
        } while (gone > 0);
    }

    private async Task<UnsentTurn?> FindAsync(TurnId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT unsent, committed_at FROM turns WHERE id = @turn AND unsent IS NOT NULL";
        command.With("@turn", id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (reference, replies) = UnsentReplies.Read(reader.GetFieldValue<byte[]>(0));
        return new UnsentTurn(id, reference, replies, reader.Time(1));
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
            await WriteStateAsync(commit, state, scope, cancellationToken);
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
        await using var command = scope.Command(
            """
            INSERT INTO turns (id, state_key, unsent, answer_status, answer_body, sent, sending_until, committed_at)
            VALUES (@turn, @key, @unsent, @status, @body, @sent, @until, @now)
            ON CONFLICT DO NOTHING
            """
        );
        command.With("@turn", commit.Id.Value).With("@key", commit.Key.Value);
        command.With("@unsent", unsent, DbType.Binary);
        command.With("@status", commit.Result.Answer?.Status, DbType.Int32);
        command.With("@body", commit.Result.Answer?.Body, DbType.String);
        command.With("@sent", unsent is null).With("@until", database.Time(now + SendingTime));
        command.With("@now", database.Time(now));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new TurnTakenException();
        }
    }

    private async Task WriteStateAsync(
        TurnCommit commit,
        string state,
        CommitScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(
            commit.SeenVersion == 0
                ? """
                INSERT INTO states (key, person_key, json, version, updated_at) VALUES (@key, @person, @json, 1, @now)
                ON CONFLICT DO NOTHING
                """
                : "UPDATE states SET json = @json, version = version + 1, updated_at = @now WHERE key = @key AND version = @seen"
        );
        command.With("@key", commit.Key.Value).With("@json", state).With("@now", database.Time(clock.GetUtcNow()));
        if (commit.SeenVersion == 0)
        {
            var user = commit.Reference.User;
            var tenant = commit.Reference.Conversation.TenantId;
            command.With("@person", PersonKey.Of(tenant, user?.AadObjectId, user?.Id));
        }
        else
        {
            command.With("@seen", commit.SeenVersion);
        }

        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new ConflictException();
        }
    }

    private sealed class TurnTakenException() : Exception("The turn is committed already.");
}
