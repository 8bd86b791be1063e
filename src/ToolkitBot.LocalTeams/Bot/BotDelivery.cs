using System.Text.Json.Nodes;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>One attempt to hand an activity to the bot.</summary>
/// <param name="At">When the attempt began.</param>
/// <param name="Activity">What was posted.</param>
/// <param name="Attempt">1 for the first; redeliveries count on with the same activity.</param>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Took">Time until the answer or the time-out.</param>
public sealed record BotDelivery(DateTimeOffset At, JsonObject Activity, int Attempt, int Status, TimeSpan Took);

/// <summary>What the bot answered in the end; status 0 where it never did.</summary>
public sealed record BotAnswer(int Status, JsonNode? Body, int Attempts)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
