using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ToolkitBot.Protocol.Auth;

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
        this.logger = logger;
        pipeline = new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(Retry(options))
            .Build();
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
        var answer = await RepeatAsync(progress, cancellationToken);
        if (answer.Fault is not { } fault)
        {
            return answer.Body;
        }

        Log.Failed(logger, call.Method.Method, fault.Kind, fault.Status ?? 0, fault.Code ?? "-", progress.Attempts);
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
            1212,
            LogLevel.Warning,
            "Connector {Method} failed: {Kind}, status {Status}, code {Code}, after {Attempts} attempts"
        )]
        public static partial void Failed(
            ILogger logger,
            string method,
            ConnectorFaultKind kind,
            int status,
            string code,
            int attempts
        );
    }
}
