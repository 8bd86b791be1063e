using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>
/// The way to the bot: posts activities over HTTP and, as Teams does, delivers the same activity again when no answer
/// comes in time, so that a bot that restarts loses nothing.
/// </summary>
internal sealed partial class BotLink : IDisposable
{
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(15);
    private static readonly MediaTypeHeaderValue json = new("application/json", "utf-8");

    private readonly LocalTeamsOptions options;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<string, JsonObject> outstanding = new();
    private readonly ConcurrentQueue<BotDelivery> deliveries = new();
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 4 * 1024 * 1024,
    };

    public BotLink(LocalTeamsOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
    }

    /// <summary>Address of the bot's endpoint; activities wait until it is known.</summary>
    public TaskCompletionSource<Uri> Endpoint { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event Action? OutstandingChanged;

    /// <summary>Raised when the bot starts (true) and stops (false) working on something.</summary>
    public event Action<JsonObject, bool>? Working;

    public IReadOnlyList<BotDelivery> Deliveries => [.. deliveries];

    public IReadOnlyList<JsonObject> Outstanding() => [.. outstanding.Values];

    /// <summary>Activities of an earlier run that were never answered; they are delivered when the server starts.</summary>
    public IReadOnlyList<JsonObject> Unfinished { get; private set; } = [];

    public void Resume(IReadOnlyList<JsonObject> unfinished) => Unfinished = unfinished;

    public async Task<BotAnswer> DeliverAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var invoke = IsInvoke(activity);
        var attempts = 1 + (invoke ? options.InvokeRedeliveries : options.Redeliveries);
        var key = $"{ConversationOf(activity)}|{(string?)activity["id"]}";
        if (!invoke)
        {
            outstanding[key] = activity;
            OutstandingChanged?.Invoke();
        }
        Working?.Invoke(activity, true);
        try
        {
            var answer = await DeliverAsync(activity, attempts, cancellationToken);
            if (outstanding.TryRemove(key, out _))
            {
                OutstandingChanged?.Invoke();
            }
            return answer;
        }
        finally
        {
            Working?.Invoke(activity, false);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<BotAnswer> DeliverAsync(JsonObject activity, int attempts, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(LocalJson.Text(activity));
        var pause = options.RedeliveryDelay;
        for (var attempt = 1; ; attempt++)
        {
            var (status, answer, retryAfter) = await PostAsync(activity, body, attempt, cancellationToken);
            if (status is not 0 and < 500 and not 429 || IsFinal(activity, status) || attempt == attempts)
            {
                if (status is < 200 or >= 300)
                {
                    Log.NotTaken(logger, (string?)activity["type"], (string?)activity["id"], status, attempt);
                }
                return new BotAnswer(status, answer, attempt);
            }
            await Task.Delay(retryAfter ?? pause, cancellationToken);
            pause = pause * 2 < longestPause ? pause * 2 : longestPause;
        }
    }

    // 501 says that the bot has no handler for an invoke; asking again would not change that.
    private static bool IsFinal(JsonObject activity, int status) => IsInvoke(activity) && status == 501;

    private async Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> PostAsync(
        JsonObject activity,
        byte[] body,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await Endpoint.Task.WaitAsync(cancellationToken);
        var limit = IsInvoke(activity) ? options.InvokeTimeout : options.TurnTimeout;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        var at = options.Clock.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var status = 0;
        try
        {
            using var request = await RequestAsync(endpoint, activity, body, timeout.Token);
            using var response = await http.SendAsync(request, timeout.Token);
            status = (int)response.StatusCode;
            var bytes = await response.Content.ReadAsByteArrayAsync(timeout.Token);
            return (status, Parse(bytes), RetryAfter(response));
        }
        catch (HttpRequestException)
        {
            status = 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            status = 0;
        }
        finally
        {
            Record(new BotDelivery(at, activity, attempt, status, TimeProvider.System.GetElapsedTime(began)));
        }
        return (0, null, null);
    }

    private async ValueTask<HttpRequestMessage> RequestAsync(
        Uri endpoint,
        JsonObject activity,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = json } },
        };
        request.Headers.TryAddWithoutValidation("x-ms-conversation-id", ConversationOf(activity));
        request.Headers.TryAddWithoutValidation("x-ms-tenant-id", options.TenantId);
        request.Headers.TryAddWithoutValidation("MS-CV", $"{Guid.NewGuid():N}.0");
        if (options.BotToken is { } token)
        {
            request.Headers.Authorization = new("Bearer", await token(cancellationToken));
        }
        return request;
    }

    private static bool IsInvoke(JsonObject activity) => (string?)activity["type"] == ActivityTypes.Invoke;

    private static string? ConversationOf(JsonObject activity) => (string?)activity["conversation"]?["id"];

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests
        && response.Headers.RetryAfter?.Delta is { } delta
            ? delta < longestPause
                ? delta
                : longestPause
            : null;

    private void Record(BotDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        while (deliveries.Count > options.RecordsKept)
        {
            deliveries.TryDequeue(out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The bot did not take {Type} {Id}: status {Status} after {Attempts} deliveries."
        )]
        public static partial void NotTaken(ILogger logger, string? type, string? id, int status, int attempts);
    }
}
