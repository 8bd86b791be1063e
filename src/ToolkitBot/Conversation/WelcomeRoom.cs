using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;

namespace ToolkitBot.Conversation;

/// <summary>
/// Installs, members and teams that come and go. One welcome a conversation, however many events tell of the same
/// install; a conversation that was left is not written to until somebody speaks there again.
/// </summary>
internal sealed class WelcomeRoom(CampaignRoom campaign, TimeProvider clock)
{
    public void Notice(Turn turn)
    {
        if (IsFarewell(turn.Activity))
        {
            turn.Also(new LeftEffect(ThreadId.Base(turn.Activity.Conversation!.Id!), clock.GetUtcNow()));
        }
        else if (IsArrival(turn.Activity) && turn.Opening.Conversation?.WelcomedAt is null)
        {
            Welcome(turn);
        }
        else if (NewName(turn.Activity) is { } name)
        {
            turn.Also(new RenamedEffect(ThreadId.Base(turn.Activity.ChannelData!.Channel!.Id!), name));
        }
    }

    private void Welcome(Turn turn)
    {
        turn.Also(new WelcomedEffect(ThreadId.Base(turn.Activity.Conversation!.Id!), clock.GetUtcNow()));
        if (turn.IsPersonal)
        {
            turn.Show("welcome", HelpRoom.Welcome(turn, "welcome.text"));
            return;
        }

        campaign.Installed(turn);
        var card = new WelcomeCard(turn.Words["welcome.team-title"], turn.Words["welcome.team-text"]);
        turn.Show("welcome-team", card);
    }

    private static bool IsArrival(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? Is(activity.Action, "add")
            : activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true;

    private static bool IsFarewell(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? Is(activity.Action, "remove")
            : activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true
                || Is(activity.ChannelData?.EventType, "channelDeleted")
                || Is(activity.ChannelData?.EventType, "teamDeleted")
                || Is(activity.ChannelData?.EventType, "teamHardDeleted");

    private static string? NewName(Activity activity) =>
        Is(activity.ChannelData?.EventType, "channelRenamed") && activity.ChannelData?.Channel?.Id is not null
            ? activity.ChannelData.Channel.Name
            : null;

    private static bool Is(string? value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The welcome is given: claimed in the turn's transaction, so that of two install events only one greets.</summary>
internal sealed class WelcomedEffect(string conversationId, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "UPDATE conversations SET welcomed_at = @now WHERE id = @id AND welcomed_at IS NULL"
        );
        command.With("id", conversationId).With("now", scope.Time(now));
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            // The other event was faster: run again, and see that the welcome is given.
            throw new ConflictException();
        }
    }
}

/// <summary>The bot was taken out: nothing more is sent there.</summary>
internal sealed class LeftEffect(string conversationId, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "UPDATE conversations SET active = @off, welcomed_at = NULL, updated_at = @now WHERE id = @id"
        );
        command.With("id", conversationId).With("off", false).With("now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A channel has a new name.</summary>
internal sealed class RenamedEffect(string conversationId, string name) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command("UPDATE conversations SET name = @name WHERE id = @id");
        command.With("id", conversationId).With("name", name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
