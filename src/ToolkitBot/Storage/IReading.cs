namespace ToolkitBot.Storage;

/// <summary>Something that telemetry reads from the database now and then; nobody reads it without an endpoint.</summary>
internal interface IReading
{
    /// <summary>How long to wait between two readings.</summary>
    TimeSpan Interval { get; }

    /// <summary>Reads it and records it with its instrument.</summary>
    Task RecordAsync(CancellationToken cancellationToken);
}
