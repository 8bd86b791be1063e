using System.Data;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;

namespace ToolkitBot.Conversation;

/// <summary>What an event says about a place: the bot is gone from it or back in it, or it has a new name.</summary>
/// <param name="Id">A conversation, or a team: with a team all its channels are meant.</param>
/// <param name="Active">Whether the bot may write there; null where that does not change.</param>
/// <param name="Name">The new name, or null.</param>
internal sealed record PlaceChange(string Id, bool? Active, string? Name, bool WholeTeam);

/// <summary>Reads such events. They are told in the team's first channel, whichever channel they are about.</summary>
internal static class PlaceChanges
{
    public static PlaceChange? Of(Activity activity)
    {
        var here = ThreadId.Base(activity.Conversation!.Id!);
        var team = activity.ChannelData?.Team?.Id;
        if (IsFarewell(activity))
        {
            return new(team ?? here, false, null, WholeTeam: team is not null);
        }

        var (channel, name) = (
            activity.ChannelData?.Channel?.Id,
            activity.ChannelData?.Channel?.Name
        );
        return activity.ChannelData?.EventType?.ToUpperInvariant() switch
        {
            "CHANNELRENAMED" when channel is not null && name is not null => new(
                channel,
                null,
                name,
                WholeTeam: false
            ),
            "CHANNELDELETED" when channel is not null => new(
                channel,
                false,
                null,
                WholeTeam: false
            ),
            "CHANNELRESTORED" when channel is not null => new(
                channel,
                true,
                null,
                WholeTeam: false
            ),
            "TEAMDELETED" or "TEAMHARDDELETED" => new(team ?? here, false, null, WholeTeam: true),
            "TEAMRESTORED" => new(team ?? here, true, null, WholeTeam: true),

            // The first channel has no name of its own, and the team's id.
            "TEAMRENAMED" when activity.ChannelData.Team?.Name is { } renamed => new(
                team ?? here,
                null,
                renamed,
                WholeTeam: false
            ),
            _ => null,
        };
    }

    private static bool IsFarewell(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? string.Equals(activity.Action, "remove", StringComparison.OrdinalIgnoreCase)
            : activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true;
}

/// <summary>Notes the change. A place that the bot was taken out of is welcomed again when it comes back.</summary>
internal sealed class PlaceChangedEffect(PlaceChange change, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            $"""
            UPDATE conversations SET
                name = COALESCE(@name, name),
                active = COALESCE(@active, active),
                welcomed_at = {(change.Active == false ? "NULL" : "welcomed_at")},
                updated_at = @now
            WHERE id = @id {(change.WholeTeam ? "OR team_id = @id" : "")}
            """
        );
        command.With("id", change.Id).With("now", scope.Time(now));
        command
            .With("name", change.Name, DbType.String)
            .With("active", change.Active, DbType.Boolean);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
