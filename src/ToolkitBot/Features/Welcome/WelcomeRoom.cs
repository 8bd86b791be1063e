using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>
/// Handles installs, and channels and teams that come and go. Sends one welcome per conversation, however many events
/// report the same install, and none to members who join later. A conversation that the bot left gets no messages until
/// someone speaks there again.
/// </summary>
internal sealed class WelcomeRoom(CampaignRoom campaign, Database database, TimeProvider clock) : IRoom
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
            case { Kind: TeamsEventKind.Left } left:
                turn.Also(new LeftEffect(turn.Said.Place.Conversation.Id!, left.TeamId, now));
                break;
            case { Kind: TeamsEventKind.ChannelDeleted or TeamsEventKind.ChannelRestored, ChannelId: { } id } channel:
                turn.Also(new SwitchedEffect(id, channel.Kind == TeamsEventKind.ChannelRestored, now));
                break;
            case { Kind: TeamsEventKind.TeamArchived or TeamsEventKind.TeamRestored, TeamId: { } id } team:
                turn.Also(new TeamSwitchedEffect(id, team.Kind == TeamsEventKind.TeamRestored, now));
                break;
            case { Kind: TeamsEventKind.ChannelRenamed, ChannelId: { } id, ChannelName: { } name }:
                turn.Also(new RenamedEffect(ThreadId.Base(id), name.Text));
                break;
            case { Kind: TeamsEventKind.TeamRenamed, TeamId: { } id, TeamName: { } name }:
                // A team's first channel has the team's id, and no name of its own.
                turn.Also(new RenamedEffect(id, name.Text));
                break;
        }
    }

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
            return;
        }

        turn.Also(new WelcomedEffect(turn, place, clock.GetUtcNow()));
        if (turn.IsPersonal)
        {
            turn.Show("welcome", HelpRoom.Welcome(turn, "welcome.text"));
            return;
        }

        campaign.Installed(turn);
        var card = new WelcomeCard(turn.Words["welcome.team-title"], turn.Words["welcome.team-text"]);
        turn.ShowIn(place, "welcome-team", card);
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
