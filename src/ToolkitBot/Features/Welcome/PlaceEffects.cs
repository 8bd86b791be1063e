using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
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

        if (turn.IsPersonal)
        {
            // They are back: what waited for them goes out.
            await OutboxTable.HastenAsync(scope, OutboxPlace.Of(turn.PersonKey), now, cancellationToken);
        }
    }
}

/// <summary>The bot was removed: stops sending there and, if it was removed from a team, to all its channels.</summary>
internal sealed class LeftEffect(
    CampaignChannels channels,
    string tenantId,
    string conversationId,
    string? teamId,
    DateTimeOffset now
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await ConversationsTable.LeaveAsync(scope, conversationId, teamId, now, cancellationToken);
        await channels.LookAsync(scope, tenantId, teamId, conversationId, GoneReason.AppRemoved, cancellationToken);
    }
}

/// <summary>
/// Forgets a deleted channel, so that nothing but its own return switches it on again, and learns a restored one; the event
/// comes from another conversation.
/// </summary>
internal sealed class ChannelSwitchedEffect(CampaignChannels channels, ConversationRecord channel, bool isBack)
    : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await (
            isBack
                ? ConversationsTable.ChooseAsync(scope, channel, cancellationToken)
                : ConversationsTable.RemoveAsync(scope, channel.Id, cancellationToken)
        );
        await channels.LookAsync(
            scope,
            channel.TenantId,
            null,
            channel.Id,
            GoneReason.ChannelDeleted,
            cancellationToken
        );
        if (!isBack)
        {
            await channels.MoveFromAsync(scope, channel, cancellationToken);
        }
    }
}

/// <summary>
/// Switches a team and all its channels off when it is archived, and on when it is restored. A channel that is not there
/// then was deleted.
/// </summary>
internal sealed class TeamSwitchedEffect(
    CampaignChannels channels,
    string tenantId,
    string teamId,
    bool active,
    DateTimeOffset now
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await ConversationsTable.SwitchTeamAsync(scope, teamId, active, now, cancellationToken);
        var reason = active ? GoneReason.ChannelDeleted : GoneReason.TeamArchived;
        await channels.LookAsync(scope, tenantId, teamId, null, reason, cancellationToken);
    }
}

/// <summary>A channel has a new name.</summary>
internal sealed class RenamedEffect(string conversationId, string name) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.RenameAsync(scope, conversationId, name, cancellationToken);
}

/// <summary>A team has a new name.</summary>
internal sealed class TeamRenamedEffect(CampaignStore campaigns, string tenantId, string teamId, string name) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        if (await campaigns.OpenKnownAsync(scope, tenantId, teamId, cancellationToken) is { } campaign)
        {
            campaign.Call(name);
            await scope.Db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>People left a team: they own its campaign no more, and their pledges go elsewhere.</summary>
internal sealed class MembersLeftEffect(
    CampaignStore campaigns,
    string tenantId,
    string teamId,
    IReadOnlyList<ChannelAccount> members,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        foreach (var member in members)
        {
            var key = PersonKey.Of(tenantId, member.AadObjectId, member.Id);
            var known = await scope
                .Db.People.AsNoTracking()
                .Where(p => p.TenantId == tenantId && (p.Key == key || p.ChannelAccountId == member.Id))
                .Select(p => p.Key)
                .FirstOrDefaultAsync(cancellationToken);
            var left = new OwnerLeftEffect(campaigns, tenantId, teamId, known ?? key, queue, clock);
            await left.ApplyAsync(scope, cancellationToken);
        }
    }
}
