using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>What remains of a pledge that was taken back: that there was one, so that its post can be emptied, and no words.</summary>
internal static class PledgeErasing
{
    public static void Redact(Pledge pledge)
    {
        pledge.Text = "";
        pledge.ForWhom = null;
        pledge.Why = null;
        pledge.GroupName = null;
        pledge.ShownName = null;
        pledge.Outcome = null;
        pledge.RefusalReason = null;
    }
}

/// <summary>The person does not want to be asked any more, about this pledge or any other.</summary>
internal sealed class FollowUpsOffEffect(string personKey) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        PeopleTable.StopFollowUpsAsync(scope, personKey, cancellationToken);
}
