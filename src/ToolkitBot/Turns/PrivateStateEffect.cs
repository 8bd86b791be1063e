using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// The state of the private chat, changed by a turn elsewhere. As with the turn's own state the version decides: where
/// somebody was faster in the private chat, the turn is run again on what they left.
/// </summary>
internal sealed class PrivateStateEffect(
    string key,
    string personKey,
    string state,
    long seenVersion,
    DateTimeOffset now
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            seenVersion == 0
                ? """
                INSERT INTO states (key, person_key, json, version, updated_at) VALUES (@key, @person, @json, 1, @now)
                ON CONFLICT DO NOTHING
                """
                : "UPDATE states SET json = @json, version = version + 1, updated_at = @now WHERE key = @key AND version = @seen"
        );
        command.With("@key", key).With("@json", state).With("@now", scope.Time(now));
        if (seenVersion == 0)
        {
            command.With("@person", personKey);
        }
        else
        {
            command.With("@seen", seenVersion);
        }

        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw new ConflictException();
        }
    }
}
