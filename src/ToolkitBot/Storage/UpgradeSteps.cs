using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// Work on the rows of an earlier release that SQL cannot do. It is done once, before anybody is answered; running it a
/// second time changes nothing.
/// </summary>
internal interface IUpgradeStep
{
    /// <summary>Its name in the database, once it is done.</summary>
    string Name { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Does the steps that this database has not seen yet.</summary>
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
