using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Connector;

/// <summary>
/// The Connector of the local Teams: takes what the bot sends, answers with the bodies and errors that Teams uses,
/// keeps a record of every call, and shows limits and faults where the options ask for them.
/// </summary>
/// <remarks>Source: protocol notes, section 2.</remarks>
public sealed partial class ConnectorDesk
{
    private readonly LocalTeamsOptions options;
    private readonly LocalWorld world;
    private readonly TeamsLimits limits = new(TimeProvider.System);
    private readonly ConcurrentQueue<ReceivedCall> calls = new();

    internal ConnectorDesk(LocalTeamsOptions options, LocalWorld world)
    {
        this.options = options;
        this.world = world;
        Faults = options.Faults;
    }

    /// <summary>Every call, oldest first, with its answer.</summary>
    public IReadOnlyList<ReceivedCall> Calls => [.. calls];

    /// <summary>Faults shown from now on; null for none. May change while calls come in.</summary>
    public LocalFaults? Faults { get; set; }

    /// <summary>Called when the bot's message was sent or edited, after it is in the world.</summary>
    internal Action<LocalMessage>? MessageShown { get; init; }

    /// <summary>Raised when the bot shows that it is typing.</summary>
    internal event Action<LocalConversation>? Typing;

    /// <summary>Answers one call. The record of it is kept whatever happens.</summary>
    public async Task<CallAnswer> AnswerAsync(ReceivedCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var wait = options.EnforceLimits ? limits.Take(call.Operation, call.BaseConversationId ?? "") : null;
        if (wait is { } pause)
        {
            return Record(
                call,
                CallAnswer.Error(429, "Throttled", "Too many requests in this conversation.") with
                {
                    RetryAfter = pause,
                }
            );
        }
        var fault = Faults?.For(call);
        var answer = fault is null or { Applied: true } ? Apply(call) : null;
        if (fault is null)
        {
            return Record(call, answer!);
        }
        var hidden = call with { Fault = fault, ResultId = InvokeId(answer?.Body) };
        var shown =
            fault.Status == 0
                ? new CallAnswer(0) { Dropped = true }
                : CallAnswer.Error(fault.Status, fault.Code, "A fault put in on purpose.") with
                {
                    RetryAfter = fault.RetryAfter,
                };
        Record(hidden, shown);
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, cancellationToken);
        }
        return shown;
    }

    private CallAnswer Record(ReceivedCall call, CallAnswer answer)
    {
        calls.Enqueue(call with { Status = answer.Status, ResultId = call.ResultId ?? InvokeId(answer.Body) });
        while (calls.Count > options.RecordsKept)
        {
            calls.TryDequeue(out _);
        }
        return answer;
    }

    private static string? InvokeId(JsonNode? body) =>
        body is JsonObject answer ? Text(answer["activityId"]) ?? Text(answer["id"]) : null;

    private CallAnswer Apply(ReceivedCall call) =>
        call.Operation switch
        {
            ConnectorOperation.Send or ConnectorOperation.Reply => Send(call),
            ConnectorOperation.Update => Update(call),
            ConnectorOperation.Delete => Delete(call),
            ConnectorOperation.CreateConversation => Create(call),
            ConnectorOperation.Members => Roster(call),
            ConnectorOperation.PagedMembers => RosterPage(call),
            ConnectorOperation.Member => Member(call),
            ConnectorOperation.Team => Team(call),
            ConnectorOperation.TeamChannels => TeamChannels(call),
            _ => throw new InvalidOperationException($"No answer to {call.Operation}."),
        };

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Activity? Read(JsonNode? body)
    {
        try
        {
            return body is JsonObject ? body.Deserialize<Activity>(LocalJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
