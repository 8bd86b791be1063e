using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Conversation;

internal sealed class PrivacyRoom : IRoom
{
    public string Family => "privacy";

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task AskAsync(Turn turn, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class CampaignRoom
{
    public Task PostHereAsync(Turn turn, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class PledgeDialog : IRoom
{
    public string Family => "pledge";

    public static bool IsOpen(Turn turn) => false;

    public static void Stop(Turn turn) { }

    public Task SayAsync(Turn turn, string text, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task StartAsync(Turn turn, string text, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task ShowMineAsync(Turn turn, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
