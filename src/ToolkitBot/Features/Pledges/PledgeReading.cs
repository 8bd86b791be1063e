using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>Reads how many pledges there are in each state.</summary>
internal sealed class PledgeReading(Database database) : IReading
{
    public const string Name = "ToolkitBot.Pledges";
    private static readonly Meter Meter = new(Name);

    private static readonly Gauge<long> Count = Meter.CreateGauge<long>(
        "toolkitbot.pledges",
        "{pledge}",
        "Pledges in the whole database, by state."
    );

    // It counts every row, and nobody is woken by it.
    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var counts = await db
            .Pledges.AsNoTracking()
            .GroupBy(pledge => pledge.State)
            .Select(group => new { State = group.Key, Pledges = group.LongCount() })
            .ToDictionaryAsync(group => group.State, group => group.Pledges, cancellationToken);
        foreach (var state in Enum.GetValues<PledgeState>())
        {
            // Also the states that nobody is in: a gauge keeps its last value.
            Count.Record(
                counts.GetValueOrDefault(state),
                new KeyValuePair<string, object?>("toolkitbot.pledge.state", state.ToString())
            );
        }
    }
}
