using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Conversation;

internal sealed class PrivacyRoom : IRoom
{
    public string Family => "privacy";

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task AskAsync(Turn turn, CancellationToken cancellationToken) => Task.CompletedTask;
}
