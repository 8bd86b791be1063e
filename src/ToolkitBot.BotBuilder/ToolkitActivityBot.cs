using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.BotBuilder;

/// <summary>
/// ToolkitBot as the SDK knows a bot: hands an activity to the turn pipeline, and an invoke's answer back. It returns once
/// the turn is committed; replies leave by ToolkitBot's own Connector client.
/// </summary>
internal sealed class ToolkitActivityBot(TurnPipeline<ToolkitOpening> pipeline, IHostApplicationLifetime lifetime)
    : IBot
{
    /// <summary>Runs a turn.</summary>
    /// <exception cref="TurnFailedException">Nothing was committed: the caller must be told to deliver again.</exception>
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = SdkActivities.Read(turnContext.Activity);
        if (string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            // Replies leave after the commit; a caller who wants them in the answer would get none.
            throw new UnreadableActivityException("Replies in the HTTP answer (expectReplies) are not offered.");
        }

        // Not the request's token: a turn is not given up because its caller hung up.
        if (await pipeline.RunAsync(activity, lifetime.ApplicationStopped) is { } answer)
        {
            await turnContext.SendActivityAsync(InvokeAnswerOf(answer), cancellationToken);
        }
    }

    private static Activity InvokeAnswerOf(InvokeAnswer answer) =>
        new(ActivityTypesEx.InvokeResponse)
        {
            Value = new InvokeResponse { Status = answer.Status, Body = SdkActivities.Body(answer.Body) },
        };
}
