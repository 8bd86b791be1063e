using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// Notes which turns are sent: those of a moment in one statement, because a commit for each would cost as much as the
/// turns themselves. Nobody waits for the note; a crash before it is written sends the replies of that moment again.
/// </summary>
internal sealed class SentMarks(Database database)
{
    /// <summary>How long the first of a batch waits for company. It lengthens the moment in which a crash doubles a reply.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private Batch? gathering;

    /// <summary>Ends when the note is committed.</summary>
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
            await database.Writes.RunAsync(
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
