using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

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
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        StatesTable.WriteAsync(scope, key, new(personKey, null, null), state, seenVersion, now, cancellationToken);
}
