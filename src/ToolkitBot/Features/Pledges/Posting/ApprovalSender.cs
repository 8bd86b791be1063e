using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>Asks an owner of the campaign whether a pledge may be posted.</summary>
internal sealed class ApprovalSender(PersonLetters letters, PledgeDesk desk) : IOutboxSender
{
    public const string Kind = "approval";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public async Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        if (
            await letters.ReaderAsync(row, cancellationToken) is not { } reader
            || await desk.FindAsync(reader.Person.TenantId, row.Subject, cancellationToken)
                is not { State: PledgeState.AwaitingApproval } pledge
            || !PledgeApproval.MayDecide(reader.Language, pledge, reader.Person.Key)
        )
        {
            return letters.Nothing(row);
        }

        var card = PledgeApproval.Card(reader.Language, pledge);
        return letters.Letter(row, reader.Person, reader.Language.Render("pledge-approval", card));
    }

    /// <summary>Nobody is told that an owner could not be asked; "my pledges" says that the pledge waits.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
