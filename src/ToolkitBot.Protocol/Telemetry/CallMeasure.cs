using System.Diagnostics;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Protocol.Telemetry;

/// <summary>Times one call to the Connector, repetitions included, until it is disposed.</summary>
internal sealed class CallMeasure : IDisposable
{
    private const string Method = "http.request.method";
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly string method;
    private readonly Activity? span;
    private string? failure = "Cancelled";

    // The address holds ids of conversations and people: the method must do.
    public CallMeasure(ConnectorCall call, TimeProvider clock)
    {
        (method, this.clock, began) = (call.Method.Method, clock, clock.GetTimestamp());
        span = WireTelemetry.Spans.StartActivity("connector call", ActivityKind.Client);
        span?.SetTag(Method, method);
    }

    /// <summary>Notes how it was answered; without it the call counts as given up by its caller.</summary>
    public void Answered(ConnectorFault? fault) => failure = fault?.Kind.ToString();

    /// <inheritdoc />
    public void Dispose()
    {
        var tags = new TagList { { Method, method } };
        if (failure is not null)
        {
            tags.Add(WireTelemetry.ErrorType, failure);
            span?.SetTag(WireTelemetry.ErrorType, failure).SetStatus(ActivityStatusCode.Error);
        }

        WireTelemetry.CallDuration.Record(clock.GetElapsedTime(began).TotalSeconds, tags);
        span?.Dispose();
    }
}
