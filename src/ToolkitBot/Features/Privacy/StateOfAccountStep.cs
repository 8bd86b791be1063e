using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Files what people have begun in shared places under their account, as <see cref="Turns.StateKeys"/> does; earlier
/// releases took the Entra id where a client named it.
/// </summary>
internal sealed class StateOfAccountStep(Database database) : IUpgradeStep
{
    public string Name => "state-of-account";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var states = await db
            .States.AsNoTracking()
            .Join(db.People, s => s.PersonKey, p => p.Key, (s, p) => new { s.Key, Person = p })
            .Where(state => state.Person.ChannelAccountId != null)
            .ToListAsync(cancellationToken);
        foreach (var state in states)
        {
            var turns = PersonTraces.TurnsOf(state.Person.Key, state.Person);
            if (turns.AccountEnd != turns.IdEnd && state.Key.EndsWith(turns.IdEnd, StringComparison.Ordinal))
            {
                var key = state.Key[..^turns.IdEnd.Length] + turns.AccountEnd;
                await database.Writes.RunAsync(
                    (scope, token) => StatesTable.RenameAsync(scope, state.Key, key, token),
                    cancellationToken
                );
            }
        }
    }
}
