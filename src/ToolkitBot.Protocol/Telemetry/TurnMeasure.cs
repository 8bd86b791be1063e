using System.Diagnostics;
using ToolkitBot.Protocol.Turns;
using Activity = ToolkitBot.Protocol.Activities.Activity;

namespace ToolkitBot.Protocol.Telemetry;

/// <summary>Times one turn, and knows in the end what became of it.</summary>
internal sealed class TurnMeasure
{
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly string kind;
    private readonly System.Diagnostics.Activity? span;
    private string outcome = "committed";

    private TurnMeasure(string kind, TimeProvider clock)
    {
        (this.kind, this.clock, began) = (kind, clock, clock.GetTimestamp());
        if (WireTelemetry.Spans.HasListeners())
        {
            // A trace of its own: the request's span would show addresses, and its caller would say what is traced.
            System.Diagnostics.Activity.Current = null;
        }

        span = WireTelemetry.Spans.StartActivity("turn", ActivityKind.Server);
        span?.SetTag(WireTelemetry.Kind, kind);
    }

    public static TurnMeasure Begin(Activity activity, TimeProvider clock) => new(TurnKind.Of(activity), clock);

    /// <summary>The turn was committed before, by an earlier delivery.</summary>
    public void Repeated()
    {
        WireTelemetry.Redeliveries.Add(1);
        outcome = "repeated";
    }

    /// <summary>Nothing was to be committed.</summary>
    public void ChangedNothing() => outcome = "unchanged";

    /// <summary>The handler failed, and an apology is committed in its place.</summary>
    public void Apologised() => outcome = "apologised";

    /// <summary>The commit met another one, so that the turn runs again.</summary>
    public void RunsAgain(CommitOutcome met)
    {
        outcome = "committed";
        if (met == CommitOutcome.Conflict)
        {
            WireTelemetry.Conflicts.Add(1);
        }
    }

    public void End() => Record(null);

    /// <summary>Nothing was committed; the caller is asked to deliver again.</summary>
    public void Fail(Exception failure)
    {
        outcome = "failed";
        Record(failure.GetType().Name);
    }

    private void Record(string? failure)
    {
        var tags = new TagList { { WireTelemetry.Kind, kind }, { WireTelemetry.Outcome, outcome } };
        if (failure is not null)
        {
            tags.Add(WireTelemetry.ErrorType, failure);
            span?.SetTag(WireTelemetry.ErrorType, failure).SetStatus(ActivityStatusCode.Error);
        }

        WireTelemetry.TurnDuration.Record(clock.GetElapsedTime(began).TotalSeconds, tags);
        span?.SetTag(WireTelemetry.Outcome, outcome);
        span?.Dispose();
    }
}
