using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// The answers to earlier presses hold cards, and so what somebody wrote on them: gone with what they were about.
/// A press that is delivered again after that gets an empty answer.
/// </summary>
internal sealed class ForgetAnswersEffect(StateKey key) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command("UPDATE turns SET answer_body = NULL WHERE state_key = @key");
        command.With("@key", key.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
