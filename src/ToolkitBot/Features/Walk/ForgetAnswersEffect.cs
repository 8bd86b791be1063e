using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// Deletes the stored answers to earlier presses, since they hold cards with what the person typed. A press that is
/// delivered again after that gets an empty answer.
/// </summary>
internal sealed class ForgetAnswersEffect(StateKey key) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        TurnsTable.ForgetAnswersAsync(scope, key.Value, cancellationToken);
}
