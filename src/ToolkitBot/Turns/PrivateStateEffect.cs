using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Turns;

/// <summary>
/// Writes the state of the private chat from a turn elsewhere. As with the turn's own state, the version decides: if
/// another turn has changed it meanwhile, this turn runs again on the new state.
/// </summary>
internal sealed class PrivateStateEffect(
    string key,
    string personKey,
    string state,
    long seenVersion,
    DateTimeOffset now
) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        StatesTable.WriteAsync(scope, key, new(personKey, null, null), state, seenVersion, now, cancellationToken);
}
