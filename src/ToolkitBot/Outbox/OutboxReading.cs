using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;

namespace ToolkitBot.Outbox;

/// <summary>Reads how much waits in the outbox, and for how long.</summary>
internal sealed class OutboxReading(Database database, TimeProvider clock) : IReading
{
    public TimeSpan Interval => TimeSpan.FromSeconds(10);

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = database.Read();
        var due = db.Outbox.AsNoTracking().Where(row => row.FinishedAt == null && row.DueAt <= now);
        var depth = await due.LongCountAsync(cancellationToken);
        var oldest = await due.OrderBy(row => row.DueAt)
            .Select(row => (DateTimeOffset?)row.DueAt)
            .FirstOrDefaultAsync(cancellationToken);
        OutboxTelemetry.Depth.Record(depth);
        OutboxTelemetry.Age.Record(oldest is { } since ? (now - since).TotalSeconds : 0);
    }
}
