using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>The welcome is given: claimed in the turn's transaction, so that of two install events only one greets.</summary>
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
            // The other event was faster: run again, and see that the welcome is given.
            throw new ConflictException();
        }
    }
}

/// <summary>The bot was taken out: nothing more is sent there, nor in any channel of the team it was taken out of.</summary>
internal sealed class LeftEffect(string conversationId, string? teamId, DateTimeOffset now) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.LeaveAsync(scope, conversationId, teamId, now, cancellationToken);
}

/// <summary>A channel was deleted, or came back; where the event was sent from is another conversation.</summary>
internal sealed class SwitchedEffect(string conversationId, bool active, DateTimeOffset now) : IEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.SwitchAsync(scope, ThreadId.Base(conversationId), active, now, cancellationToken);
}

/// <summary>A team became read-only, or can be written to again, with all its channels.</summary>
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
