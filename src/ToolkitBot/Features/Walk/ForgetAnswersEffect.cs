using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// The answers to earlier presses hold cards, and so what somebody wrote on them: gone with what they were about.
/// A press that is delivered again after that gets an empty answer.
/// </summary>
internal sealed class ForgetAnswersEffect(StateKey key) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        TurnsTable.ForgetAnswersAsync(scope, key.Value, cancellationToken);
}
