using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Telemetry;

namespace ToolkitBot.Protocol.Connector;

/// <summary>Makes a call: trusts the address, waits for a place, and repeats what may be repeated.</summary>
internal sealed partial class ConnectorPipeline
{
    private static readonly ResiliencePropertyKey<CallProgress> ProgressKey = new("progress");
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private readonly ConnectorTransport transport;
    private readonly ServiceUrlPolicy trusted;
    private readonly RateShaper? shaper;
    private readonly ResiliencePipeline<ConnectorAnswer> pipeline;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public ConnectorPipeline(
        ConnectorTransport transport,
        ServiceUrlPolicy trusted,
        RateShaper? shaper,
        ConnectorOptions options,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.transport, this.trusted, this.shaper) = (transport, trusted, shaper);
        (this.time, this.logger) = (time, logger);
        pipeline = new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(Retry(options))
            .Build();
    }

    /// <summary>Takes a place behind all others, see <see cref="RateShaper.EnterBehindAsync"/>.</summary>
    /// <returns>False where the call is not wanted any more; the lease is null where nobody shapes.</returns>
    public async Task<(bool IsWanted, RateLease? Lease)> EnterBehindAsync(
        RateKey key,
        Func<bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        var lease = shaper is null ? null : await shaper.EnterBehindAsync(key, isWanted, cancellationToken);
        return (lease is not null || (shaper is null && isWanted()), lease);
    }

    /// <summary>The body of a success; throws <see cref="ConnectorException"/> for everything else.</summary>
    public async Task<byte[]> RunAsync(ConnectorCall call, RateLease? lease, CancellationToken cancellationToken)
    {
        if (!trusted.Allows(call.ServiceUrl))
        {
            throw new ConnectorException(new ConnectorFault(ConnectorFaultKind.UntrustedAddress));
        }

        // Waiting for a place is no part of the call's time: a long burst is not a slow service.
        using var own =
            lease is null && shaper is not null ? await shaper.EnterAsync(call.Rate, cancellationToken) : null;
        var progress = new CallProgress(call, lease ?? own);
        using var measure = new CallMeasure(call, time);
        var answer = await RepeatAsync(progress, cancellationToken);
        measure.Answered(answer.Fault);
        if (answer.Fault is not { } fault)
        {
            return answer.Body;
        }

        // "There is no such conversation" answers a question; only what was to be done has failed by it.
        var isAnswer = call.Method == HttpMethod.Get && fault.Kind == ConnectorFaultKind.ConversationNotFound;
        var level = isAnswer ? LogLevel.Debug : LogLevel.Warning;
        var attempts = progress.Attempts;
        Log.Failed(logger, level, call.Method.Method, fault.Kind, fault.Status ?? 0, fault.Code ?? "-", attempts);
        throw new ConnectorException(fault) { MayHaveHappened = progress.MayHaveHappened };
    }

    private async Task<ConnectorAnswer> RepeatAsync(CallProgress progress, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ProgressKey, progress);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, state) => state.transport.AttemptAsync(state.progress, context.CancellationToken),
                context,
                (transport, progress)
            );
        }
        catch (TimeoutRejectedException)
        {
            progress.MayHaveHappened |= progress.IsUnderWay;
            var unanswered = progress.IsUnderWay || progress.Last is null;
            return new([], unanswered ? new ConnectorFault(ConnectorFaultKind.NoAnswer) : progress.Last);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<ConnectorAnswer> Retry(ConnectorOptions options) =>
        new()
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BaseDelay,
            MaxDelay = options.LongestDelay,
            ShouldHandle = static args => ValueTask.FromResult(ShouldRepeat(args)),
            DelayGenerator = static args => ValueTask.FromResult(DelayFor(args.Outcome.Result?.Fault)),
        };

    private static bool ShouldRepeat(RetryPredicateArguments<ConnectorAnswer> args) =>
        args.Outcome.Exception is null
        && args.Outcome.Result?.Fault is { } fault
        && args.Context.Properties.TryGetValue(ProgressKey, out var progress)
        && progress.MayRepeat(fault);

    // Null leaves the wait to the exponential backoff.
    private static TimeSpan? DelayFor(ConnectorFault? fault) =>
        fault switch
        {
            { Kind: ConnectorFaultKind.Unauthorized } => TimeSpan.Zero,
            { RetryAfter: { } asked } => asked < LongestRetryAfter ? asked : LongestRetryAfter,
            _ => null,
        };

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 1212,
            Message = "Connector {Method} failed: {Kind}, status {Status}, code {Code}, attempts {Attempts}"
        )]
        public static partial void Failed(
            ILogger logger,
            LogLevel level,
            string method,
            ConnectorFaultKind kind,
            int status,
            string code,
            int attempts
        );
    }
}
