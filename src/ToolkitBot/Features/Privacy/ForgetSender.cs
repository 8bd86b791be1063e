using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Privacy;

/// <summary>Sends nothing: takes away the last traces of somebody who was forgotten, once their last answer is on its way.</summary>
internal sealed class ForgetSender : IOutboxSender
{
    public IReadOnlyList<string> Kinds { get; } = [OutboxKinds.Forget];

    public Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Parcel { Rows = [due[0]], SettleAsync = (scope, _, token) => RemoveAsync(scope, due[0], token) }
        );

    private static async Task RemoveAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        await PersonTraces.RemoveTurnsAsync(
            scope,
            row.PersonKey!,
            row.Payload,
            row.CreatedAt.AddSeconds(1),
            cancellationToken
        );
        await scope.Db.Outbox.Where(o => o.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
        await scope
            .Db.OutboxLeases.Where(l => l.ConversationId == row.ConversationId)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
