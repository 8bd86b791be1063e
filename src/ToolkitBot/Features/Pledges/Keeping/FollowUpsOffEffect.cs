using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>The person does not want to be asked any more, about this pledge or any other.</summary>
internal sealed class FollowUpsOffEffect(string personKey) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        PeopleTable.StopFollowUpsAsync(scope, personKey, cancellationToken);
}
