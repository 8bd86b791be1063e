using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>
/// Handles installs, and channels and teams that come and go. Sends one welcome per conversation, however many events
/// report the same install, and none to members who join later. A conversation that the bot left gets no messages until
/// someone speaks there again.
/// </summary>
internal sealed class WelcomeRoom(
    CampaignRoom campaign,
    CampaignStore campaigns,
    CampaignChannels channels,
    Database database,
    OutboxQueue queue,
    TimeProvider clock
) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands) => verbs.OnEvent(NoticeAsync);

    private async Task NoticeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (turn.Said.Event)
        {
            case { Kind: TeamsEventKind.Arrived }:
                await WelcomeAsync(turn, cancellationToken);
                break;
            case { Kind: TeamsEventKind.Left } when turn is { IsPersonal: true, Said.Conversation: null }:
                // Somebody who was forgotten: the turn's id would keep their chat.
                break;
            case { Kind: TeamsEventKind.Left } left:
                turn.Also(new LeftEffect(channels, turn.TenantId, turn.Said.Place.Conversation.Id!, left.TeamId, now));
                break;
            case { Kind: TeamsEventKind.ChannelDeleted or TeamsEventKind.ChannelRestored, ChannelId: { } id } channel:
                var isBack = channel.Kind == TeamsEventKind.ChannelRestored;
                turn.Also(new ChannelSwitchedEffect(channels, Channel(turn, id, channel, now), isBack));
                break;
            case { Kind: TeamsEventKind.TeamArchived or TeamsEventKind.TeamRestored, TeamId: { } id } team:
                var isRestored = team.Kind == TeamsEventKind.TeamRestored;
                turn.Also(new TeamSwitchedEffect(channels, turn.TenantId, id, isRestored, now));
                break;
            case { Kind: TeamsEventKind.ChannelRenamed, ChannelId: { } id, ChannelName: { } name }:
                turn.Also(new RenamedEffect(ThreadId.Base(id), name.Text));
                break;
            case { Kind: TeamsEventKind.TeamRenamed, TeamId: { } id, TeamName: { } name }:
                turn.Also(new TeamRenamedEffect(campaigns, turn.TenantId, id, name.Text));
                break;
            case { Kind: TeamsEventKind.MembersLeft, TeamId: { } id, Members: { } members }:
                turn.Also(new MembersLeftEffect(campaigns, turn.TenantId, id, members, queue, clock));
                break;
        }
    }

    private static ConversationRecord Channel(Turn turn, string id, TeamsEvent happened, DateTimeOffset now) =>
        new()
        {
            Id = ThreadId.Base(id),
            TenantId = turn.TenantId,
            Scope = nameof(Scope.Channel),
            ServiceUrl = turn.Said.Place.ServiceUrl,
            BotId = turn.Said.Place.Bot?.Id,
            TeamId = happened.TeamId,
            Name = happened.ChannelName?.Text,
            UpdatedAt = now,
        };

    private async Task WelcomeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var here = turn.Said.Place;
        var place = Chosen(turn, here);
        var welcomed =
            place == here
                ? turn.Said.Conversation?.WelcomedAt
                : await WelcomedAtAsync(place.Conversation.Id!, cancellationToken);
        if (welcomed is not null)
        {
            if (turn.Said.TeamId is { } added)
            {
                turn.Also(new TeamSwitchedEffect(channels, turn.TenantId, added, active: true, clock.GetUtcNow()));
            }

            return;
        }

        turn.Also(new WelcomedEffect(turn, place, clock.GetUtcNow()));
        if (turn.IsPersonal)
        {
            turn.Show("welcome", HelpRoom.Welcome(turn, "welcome.text"));
            return;
        }

        campaign.Installed(turn);
        var text = await TextAsync(turn, place, cancellationToken);
        turn.ShowIn(place, "welcome-team", new WelcomeTeamCard(turn.Words["welcome.team-title"], text));
    }

    /// <summary>What happens to pledges here: a group has no channel, and a team may have another one already.</summary>
    private async Task<string> TextAsync(Turn turn, ConversationReference place, CancellationToken cancellationToken)
    {
        if (turn.Said.TeamId is not { } team)
        {
            return turn.Words["welcome.group-text"];
        }

        var known = await campaigns.ReadAsync(turn.TenantId, team, cancellationToken);
        // It may be switched off yet: adding the app switches it on.
        var channel = await campaigns.ChannelAsync(known.ChannelId, cancellationToken, isOpen: false);
        return channel is null || channel.Id == place.Conversation.Id
            ? turn.Words["welcome.team-text"]
            : turn.Words.Format(
                "welcome.team-text-other",
                ("channel", channel.Name?.Markdown ?? turn.Words["pledge.the-channel"])
            );
    }

    /// <summary>
    /// Returns the channel the installer picked for the bot's posts; the event may come from another.
    /// </summary>
    private static ConversationReference Chosen(Turn turn, ConversationReference here)
    {
        var chosen = turn.Said.Event?.Picked?.Id;
        return turn.Said.Scope != Scope.Channel || string.IsNullOrEmpty(chosen) || chosen == here.Conversation.Id
            ? here
            : here with
            {
                Conversation = here.Conversation with { Id = chosen },
            };
    }

    private async Task<DateTimeOffset?> WelcomedAtAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db
            .Conversations.AsNoTracking()
            .Where(conversation => conversation.Id == conversationId)
            .Select(conversation => conversation.WelcomedAt)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
