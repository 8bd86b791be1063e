using System.Buffers;
using System.IO.Pipelines;
using System.Threading.RateLimiting;
using ToolkitBot.LocalTeams.Serving;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.Web;

/// <summary>
/// <c>POST /api/messages</c>: checks the caller before the body is read, the body before anything is done, and answers
/// 2xx only once the turn is committed.
/// </summary>
internal sealed partial class BotEndpoint(
    IInboundTrust trust,
    TurnPipeline<ToolkitOpening> pipeline,
    BotSettings settings,
    IHostApplicationLifetime lifetime,
    ILogger<BotEndpoint> logger
) : IDisposable
{
    private readonly bool isLocal = settings.IsLocal;

    /// <summary>Largest body that is read, in bytes; an activity of Teams is a hundredth of it.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Seconds after which a caller that was turned away may try again.</summary>
    private const string RetryAfter = "2";

    /// <summary>Turns at work, and waiting, at the most; beyond that 503 is kinder than memory without end.</summary>
    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = 128,
            QueueLimit = 512,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    public async Task HandleAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (IsTooLong(http))
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (isLocal && !LocalRequest.IsOwn(http))
        {
            // Whatever the listener was told, strangers stay outside.
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var check = await trust.CheckCallerAsync(http.Request.Headers.Authorization, http.RequestAborted);
        if (check.Caller is not { } caller)
        {
            Refuse(http, check.StatusCode);
            return;
        }

        if (await ReadAsync(http, caller) is not { } activity)
        {
            return;
        }

        // Not before: a body that comes slowly must not keep anybody else waiting.
        using var permit = await limiter.AcquireAsync(1, http.RequestAborted);
        if (permit.IsAcquired)
        {
            await RunAsync(http, activity);
            return;
        }

        Log.Full(logger);
        Refuse(http, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The activity, where body and caller fit each other; else null and the answer is set.</summary>
    private async Task<Activity?> ReadAsync(HttpContext http, AuthenticatedCaller caller)
    {
        var body = await BodyAsync(http);
        if (body is null)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return null;
        }

        var reading = ActivityReader.Read(body);
        if (reading.Activity is not { } activity)
        {
            Log.Unreadable(logger, reading.Reason);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        var binding = trust.Bind(caller, activity, http.Request.Headers["x-ms-tenant-id"]);
        if (!binding.Allowed)
        {
            http.Response.StatusCode = binding.StatusCode;
            return null;
        }

        if (string.Equals(activity.DeliveryMode, "expectReplies", StringComparison.OrdinalIgnoreCase))
        {
            // Replies leave after the commit, through the Connector; a caller who wants them in the answer would get none.
            Log.Unreadable(logger, "Replies in the HTTP answer (expectReplies) are not offered.");
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        return activity;
    }

    /// <summary>Whether the caller says that the body is longer than any that is read.</summary>
    internal static bool IsTooLong(HttpContext http) => http.Request.ContentLength > MostBytes;

    /// <summary>Returns the body; null if it is longer than any that is read.</summary>
    internal static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            // Throws where the server itself counted, or waited in vain: RequestFaults answers.
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > MostBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>A turn is not given up because the caller hung up: it runs on the process's token.</summary>
    private async Task RunAsync(HttpContext http, Activity activity)
    {
        InvokeAnswer? answer;
        try
        {
            answer = await pipeline.RunAsync(activity, lifetime.ApplicationStopped);
        }
        catch (Exception e)
        {
            // Nothing is committed, whatever went wrong: a redelivery is welcome.
            Log.NotCommitted(logger, e.GetType().Name);
            Refuse(http, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        http.Response.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body is { } body)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(body, http.RequestAborted);
        }
    }

    internal static void Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfter;
        }
    }

    public void Dispose() => limiter.Dispose();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was turned away: too many are at work.")]
        public static partial void Full(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "An activity could not be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, string? reason);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "A turn could not be committed ({Failure}); redelivery is asked for."
        )]
        public static partial void NotCommitted(ILogger logger, string failure);
    }
}
