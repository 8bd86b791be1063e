using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>Records the welcome in the turn's transaction, so that of two install events only one greets.</summary>
internal sealed class WelcomedEffect(Turn turn, ConversationReference place, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var welcomed = new ConversationRecord
        {
            Id = place.Conversation.Id!,
            TenantId = turn.TenantId,
            Scope = turn.Said.Scope.ToString(),
            ServiceUrl = place.ServiceUrl,
            BotId = place.Bot?.Id,
            TeamId = place.TeamId,
            WelcomedAt = now,
            UpdatedAt = now,
        };
        if (!await ConversationsTable.WelcomeAsync(scope, welcomed, cancellationToken))
        {
            // The other event committed first: run again, and find the welcome given.
            throw new ConflictException();
        }
    }
}

/// <summary>The bot was removed: stops sending there and, if it was removed from a team, to all its channels.</summary>
internal sealed class LeftEffect(string conversationId, string? teamId, DateTimeOffset now) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.LeaveAsync(scope, conversationId, teamId, now, cancellationToken);
}

/// <summary>Switches a deleted channel off, a restored one on; the event comes from another conversation.</summary>
internal sealed class SwitchedEffect(string conversationId, bool active, DateTimeOffset now) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.SwitchAsync(scope, ThreadId.Base(conversationId), active, now, cancellationToken);
}

/// <summary>Switches a team and all its channels off when it is archived, and on when it is restored.</summary>
internal sealed class TeamSwitchedEffect(string teamId, bool active, DateTimeOffset now) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.SwitchTeamAsync(scope, teamId, active, now, cancellationToken);
}

/// <summary>A channel has a new name.</summary>
internal sealed class RenamedEffect(string conversationId, string name) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.RenameAsync(scope, conversationId, name, cancellationToken);
}
