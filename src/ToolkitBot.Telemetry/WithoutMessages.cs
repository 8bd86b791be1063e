using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ToolkitBot.Telemetry;

/// <summary>
/// Leaves the type of an exception in a log record, and takes away its message, which can quote what somebody wrote.
/// </summary>
internal sealed class WithoutMessages : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } exception)
        {
            data.Exception = null;
            data.Attributes = [.. data.Attributes ?? [], new("exception.type", exception.GetType().FullName)];
        }
    }
}
