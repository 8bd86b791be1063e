using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>
/// What a person's turns are filed under: their private chat, and in shared places their account, or their id in the
/// release before.
/// </summary>
/// <param name="PersonKey">The person's key, see <see cref="Storage.PersonKey"/>.</param>
/// <param name="Chat">The private chat; null or empty if there is none.</param>
/// <param name="Account">The account on the channel; null or empty if it is not known.</param>
internal sealed record PersonTurns(string PersonKey, string? Chat, string? Account)
{
    private int Bar => PersonKey.IndexOf('|', StringComparison.Ordinal);

    public string ChatKey => $"{PersonKey[..Bar]}|{Chat}";
    public string IdEnd => PersonKey[Bar..];
    public string AccountEnd => string.IsNullOrEmpty(Account) ? IdEnd : $"|{Account}";
}

/// <summary>All writes to <c>turns</c>, and the queries for unsent replies.</summary>
internal static class TurnsTable
{
    /// <returns>False if the turn is already committed.</returns>
    public static async Task<bool> AddAsync(CommitScope scope, TurnRecord turn, CancellationToken cancellationToken) =>
        await scope.RunAsync(
            """
            INSERT INTO turns (id, state_key, unsent, answer_status, answer_body, sent, sending_until, committed_at)
            VALUES (@turn, @key, @unsent, @status, @body, @sent, @until, @now)
            ON CONFLICT DO NOTHING
            """,
            command =>
                command
                    .With("@turn", turn.Id)
                    .With("@key", turn.StateKey)
                    .With("@unsent", turn.Unsent, DbType.Binary)
                    .With("@status", turn.AnswerStatus, DbType.Int32)
                    .With("@body", turn.AnswerBody, DbType.String)
                    .With("@sent", turn.Sent)
                    .At("@until", scope, turn.SendingUntil)
                    .At("@now", scope, turn.CommittedAt),
            cancellationToken
        ) == 1;

    /// <summary>Marks turns as sent and deletes their replies, so that no text is kept longer than needed.</summary>
    /// <returns>The number marked.</returns>
    public static Task<int> MarkSentAsync(
        CommitScope scope,
        Database database,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            $"UPDATE turns SET sent = @sent, unsent = NULL WHERE id {database.IsAmong("@ids")}",
            command => command.With("@sent", true).With("@ids", database.List(ids)),
            cancellationToken
        );

    /// <summary>Stores the replies that are left after a partial send, for a later attempt.</summary>
    public static Task LeaveUnsentAsync(
        CommitScope scope,
        string id,
        byte[] unsent,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE turns SET unsent = @unsent, sending_until = @until WHERE id = @turn AND sent = @sent",
            command =>
                command.With("@unsent", unsent).At("@until", scope, until).With("@turn", id).With("@sent", false),
            cancellationToken
        );

    public static Task KeepSendingAsync(
        CommitScope scope,
        string id,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE turns SET sending_until = @until WHERE id = @turn AND sent = @sent",
            command => command.At("@until", scope, until).With("@turn", id).With("@sent", false),
            cancellationToken
        );

    /// <returns>False if the turn is sent, or somebody is sending it.</returns>
    public static async Task<bool> ClaimAsync(
        CommitScope scope,
        string id,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "UPDATE turns SET sending_until = @until WHERE id = @turn AND sent = @sent AND sending_until <= @now",
            command => command.At("@until", scope, until).With("@turn", id).With("@sent", false).At("@now", scope, now),
            cancellationToken
        ) == 1;

    /// <summary>Deletes up to 500 sent turns; small batches, because on SQLite turns wait for the writer.</summary>
    /// <returns>The number deleted.</returns>
    public static Task<int> RemoveSentAsync(
        CommitScope scope,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM turns WHERE id IN (SELECT id FROM turns WHERE committed_at < @old AND sent = @sent LIMIT 500)",
            command => command.At("@old", scope, before).With("@sent", true),
            cancellationToken
        );

    /// <summary>Empties the answers to earlier button presses: their cards may quote what somebody wrote.</summary>
    public static Task ForgetAnswersAsync(CommitScope scope, string stateKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE turns SET answer_body = NULL WHERE state_key = @key",
            command => command.With("@key", stateKey),
            cancellationToken
        );

    /// <summary>Empties the answers that contain a text, such as a pledge's id.</summary>
    public static Task ForgetAnswersWithAsync(CommitScope scope, string text, CancellationToken cancellationToken) =>
        scope
            .Db.Turns.Where(t => t.AnswerBody != null && t.AnswerBody.Contains(text))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AnswerBody, (string?)null), cancellationToken);

    public static Task RemoveOfAsync(
        CommitScope scope,
        PersonTurns person,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => Of(scope.Db, person).Where(t => t.CommittedAt <= before).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Returns the turns of a person.</summary>
    public static IQueryable<TurnRecord> Of(ToolkitDb db, PersonTurns person)
    {
        var (chat, account, id) = (person.ChatKey, person.AccountEnd, person.IdEnd);
        return db.Turns.Where(t => t.StateKey == chat || t.StateKey.EndsWith(account) || t.StateKey.EndsWith(id));
    }

    public static async Task<IReadOnlyList<string>> FindUnsentAsync(
        DbConnection connection,
        object now,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT id FROM turns WHERE sent = false AND sending_until <= @now ORDER BY sending_until LIMIT @limit";
        command.With("@now", now).With("@limit", limit);
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    public static async Task<(byte[] Unsent, DateTimeOffset CommittedAt)?> UnsentOfAsync(
        DbConnection connection,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT unsent, committed_at FROM turns WHERE id = @turn AND unsent IS NOT NULL";
        command.With("@turn", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetFieldValue<byte[]>(0), reader.Time(1)) : null;
    }
}
