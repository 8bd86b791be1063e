using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// An upgrade of an earlier release's rows that SQL cannot do. Runs once, before the bot answers; idempotent.
/// </summary>
internal interface IUpgradeStep
{
    /// <summary>The name recorded in the database once the step is done.</summary>
    string Name { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs the steps that this database has not had yet.</summary>
internal sealed class UpgradeSteps(Database database, IEnumerable<IUpgradeStep> steps, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        foreach (var step in open)
        {
            await step.RunAsync(cancellationToken);
            await database.Writes.RunAsync(
                (scope, token) => MarksTable.SetAsync(scope, step.Name, clock.GetUtcNow(), token),
                cancellationToken
            );
        }

        if (open.Count > 0)
        {
            await database.ScrubAsync(cancellationToken);
        }
    }

    private async Task<List<IUpgradeStep>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        var done = await MarksTable.AllAsync(connection, cancellationToken);
        return [.. steps.Where(step => !done.Contains(step.Name))];
    }
}
