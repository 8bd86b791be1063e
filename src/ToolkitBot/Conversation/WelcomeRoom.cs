using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;

namespace ToolkitBot.Conversation;

/// <summary>
/// Installs, members and teams that come and go. One welcome a conversation, however many events tell of the same
/// install, and none for members who join later; a conversation that was left is not written to until somebody speaks
/// there again.
/// </summary>
internal sealed class WelcomeRoom(
    CampaignRoom campaign,
    Database database,
    TimeProvider clock
)
{
    public async Task NoticeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (PlaceChanges.Of(activity) is { } change)
        {
            turn.Also(new PlaceChangedEffect(change, clock.GetUtcNow()));
        }
        else if (IsArrival(activity))
        {
            await WelcomeAsync(turn, cancellationToken);
        }
    }

    private async Task WelcomeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var here = ConversationReference.Of(turn.Activity).WithoutThread();
        var place = Chosen(turn, here);
        var welcomed =
            place == here
                ? turn.Opening.Conversation?.WelcomedAt
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
        var card = new WelcomeCard(
            turn.Words["welcome.team-title"],
            turn.Words["welcome.team-text"]
        );
        turn.ShowIn(place, "welcome-team", card);
    }

    /// <summary>The channel that the installer picked for the bot's posts; the event itself may tell of another.</summary>
    private static ConversationReference Chosen(Turn turn, ConversationReference here)
    {
        var chosen = turn.Activity.ChannelData?.Settings?.SelectedChannel?.Id;
        return
            turn.Scope != Scope.Channel
            || string.IsNullOrEmpty(chosen)
            || chosen == here.Conversation.Id
            ? here
            : here with
            {
                Conversation = here.Conversation with { Id = chosen },
            };
    }

    private async Task<DateTimeOffset?> WelcomedAtAsync(
        string conversationId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        return await db
            .Conversations.AsNoTracking()
            .Where(conversation => conversation.Id == conversationId)
            .Select(conversation => conversation.WelcomedAt)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private static bool IsArrival(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? string.Equals(activity.Action, "add", StringComparison.OrdinalIgnoreCase)
            : activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true;
}

/// <summary>The welcome is given: claimed in the turn's transaction, so that of two install events only one greets.</summary>
internal sealed class WelcomedEffect(Turn turn, ConversationReference place, DateTimeOffset now)
    : IEffect
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
        command.With("id", place.Conversation.Id!).With("tenant", turn.TenantId);
        command.With("scope", turn.Scope.ToString()).With("url", place.ServiceUrl);
        command.With("bot", place.Bot?.Id, System.Data.DbType.String);
        command.With("team", place.TeamId, System.Data.DbType.String);
        command.With("active", true).With("now", scope.Time(now));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            // The other event was faster: run again, and see that the welcome is given.
            throw new ConflictException();
        }
    }
}
