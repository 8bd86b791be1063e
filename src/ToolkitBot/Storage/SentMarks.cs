using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// Marks turns as sent, in batches: a commit for each would cost as much as the turns themselves. The turn does not
/// wait for the mark, so a crash before a batch is written sends its replies again.
/// </summary>
internal sealed class SentMarks(Database database)
{
    /// <summary>How long a batch collects turns. Longer means more repeated replies after a crash.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private Batch? gathering;

    /// <summary>Adds a turn to the batch; completes when the batch is committed.</summary>
    public Task AddAsync(TurnId id)
    {
        lock (gate)
        {
            if (gathering is null)
            {
                gathering = new Batch();
                _ = WriteSoonAsync(gathering);
            }

            gathering.Ids.Add(id.Value);
            return gathering.Written.Task;
        }
    }

    private async Task WriteSoonAsync(Batch batch)
    {
        await Task.Delay(Moment);
        lock (gate)
        {
            gathering = null;
        }

        try
        {
            await database.Writes.GatherAsync(
                (scope, token) => TurnsTable.MarkSentAsync(scope, database, batch.Ids, token),
                CancellationToken.None
            );
            batch.Written.SetResult();
        }
        catch (Exception e)
        {
            batch.Written.SetException(e);
        }
    }

    private sealed class Batch
    {
        public List<string> Ids { get; } = [];
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
