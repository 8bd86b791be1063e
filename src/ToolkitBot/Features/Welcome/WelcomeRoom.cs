using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Welcome;

/// <summary>
/// Installs, members and teams that come and go. One welcome a conversation, however many events tell of the same
/// install, and none for members who join later; a conversation that was left is not written to until somebody speaks there again.
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
                turn.Also(new RenamedEffect(ThreadId.Base(id), name));
                break;
            case { Kind: TeamsEventKind.TeamRenamed, TeamId: { } id, TeamName: { } name }:
                // A team's first channel has the team's id, and no name of its own.
                turn.Also(new RenamedEffect(id, name));
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

    /// <summary>The channel that the installer picked for the bot's posts; the event itself may tell of another.</summary>
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

/// <summary>The welcome is given: claimed in the turn's transaction, so that of two install events only one greets.</summary>
internal sealed class WelcomedEffect(Turn turn, ConversationReference place, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            """
            INSERT INTO conversations (id, tenant_id, scope, service_url, bot_id, team_id, active, welcomed_at, updated_at)
            VALUES (@id, @tenant, @scope, @url, @bot, @team, @active, @now, @now)
            ON CONFLICT (id) DO UPDATE SET welcomed_at = excluded.welcomed_at, active = excluded.active
            WHERE conversations.welcomed_at IS NULL
            """
        );
        command.With("@id", place.Conversation.Id!).With("@tenant", turn.TenantId);
        command.With("@scope", turn.Said.Scope.ToString()).With("@url", place.ServiceUrl);
        command.With("@bot", place.Bot?.Id, System.Data.DbType.String);
        command.With("@team", place.TeamId, System.Data.DbType.String);
        command.With("@active", true).With("@now", scope.Time(now));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            // The other event was faster: run again, and see that the welcome is given.
            throw new ConflictException();
        }
    }
}

/// <summary>The bot was taken out: nothing more is sent there, nor in any channel of the team it was taken out of.</summary>
internal sealed class LeftEffect(string conversationId, string? teamId, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "UPDATE conversations SET active = @off, welcomed_at = NULL, updated_at = @now WHERE id = @id OR team_id = @team"
        );
        command
            .With("@id", conversationId)
            .With("@team", teamId ?? conversationId)
            .With("@off", false)
            .With("@now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A channel was deleted, or came back; where the event was sent from is another conversation.</summary>
internal sealed class SwitchedEffect(string conversationId, bool active, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "UPDATE conversations SET active = @active, updated_at = @now WHERE id = @id"
        );
        command.With("@id", ThreadId.Base(conversationId)).With("@active", active).With("@now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A team became read-only, or can be written to again, with all its channels.</summary>
internal sealed class TeamSwitchedEffect(string teamId, bool active, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "UPDATE conversations SET active = @active, updated_at = @now WHERE team_id = @team OR id = @team"
        );
        command.With("@team", teamId).With("@active", active).With("@now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A channel has a new name.</summary>
internal sealed class RenamedEffect(string conversationId, string name) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command("UPDATE conversations SET name = @name WHERE id = @id");
        command.With("@id", conversationId).With("@name", name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
