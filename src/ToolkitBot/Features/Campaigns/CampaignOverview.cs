using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>The owners' card: how their campaign goes, what waits for them, what is still to be set up.</summary>
internal sealed class CampaignOverview(
    Database database,
    CampaignStore campaigns,
    IEnumerable<ICampaignToDo> toDos,
    BotSettings settings
)
{
    /// <summary>More would not be read; the next ones come up as these are done.</summary>
    private const int MostToDo = 3;

    /// <summary>Teams shows six buttons on a card; four stand on it always.</summary>
    private const int MostButtons = 2;

    /// <param name="said">What is said above, or null.</param>
    public async Task ShowAsync(Turn turn, CampaignRecord campaign, string? said, CancellationToken cancellationToken)
    {
        var channel = await campaigns.ChannelAsync(campaign, cancellationToken);
        var waiting = await WaitingAsync(turn, campaign, cancellationToken);
        var buttons = waiting is null ? MostButtons : MostButtons - 1;
        turn.ShowInPlace(
            "campaign-room",
            new CampaignRoomCard(
                campaign.TeamId!,
                turn.Words.Format("campaign.room", ("campaign", campaign.Name), ("team", TeamName(turn, campaign))),
                said,
                turn.Words.Format(
                    "campaign.progress",
                    ("count", campaign.Pledged),
                    ("goal", campaign.Goal),
                    ("joined", campaign.Joined),
                    ("done", campaign.Done)
                ),
                await ChannelsAsync(turn, campaign, channel, cancellationToken),
                waiting,
                await ToDoAsync(turn, campaign, buttons, cancellationToken),
                settings.Links.WallOf(campaign.TeamId!)
            )
        );
    }

    /// <summary>
    /// Where pledges go and, if the team answers questions, where those do. What keeps both is said once.
    /// </summary>
    private async Task<string> ChannelsAsync(
        Turn turn,
        CampaignRecord campaign,
        CampaignChannel? channel,
        CancellationToken cancellationToken
    )
    {
        var isTeamGone = channel is null && ChannelWords.IsOfTeam(campaign.GoneReason);
        var lines = new List<string>();
        if (!campaign.TakesPledges)
        {
            lines.Add(turn.Words["campaign.takes-none"]);
        }

        if (campaign.TakesPledges || isTeamGone)
        {
            lines.Add(Channel(turn, campaign, channel));
        }

        if (campaign.QuestionsChannelId is not null && !isTeamGone)
        {
            lines.Add(
                await campaigns.QuestionsChannelAsync(campaign, cancellationToken) switch
                {
                    null => turn.Words["campaign.questions-gone"],
                    { Name: { } name } => turn.Words.Format("campaign.questions", ("channel", name.Text)),
                    _ => turn.Words["campaign.questions-unnamed"],
                }
            );
        }

        return string.Join(' ', lines);
    }

    public static string TeamName(Turn turn, CampaignRecord campaign) =>
        DisplayName.Of(campaign.TeamName)?.Text ?? turn.Words["pledge.the-team"];

    /// <summary>Where pledges go; or why they go nowhere, and what can be done.</summary>
    private static string Channel(Turn turn, CampaignRecord campaign, CampaignChannel? channel) =>
        channel is { Name: { } name } ? turn.Words.Format("campaign.channel", ("channel", name.Text))
        : channel is not null ? turn.Words["campaign.channel-unnamed"]
        : campaign.GoneAt is null ? turn.Words["campaign.no-channel"]
        : turn.Words.Format(ChannelWords.OwnersGone(campaign.GoneReason), ("team", TeamName(turn, campaign)));

    /// <summary>How many pledges wait for a decision that is this person's to make; null for none.</summary>
    private async Task<string?> WaitingAsync(Turn turn, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var waiting = db
            .Pledges.AsNoTracking()
            .Where(p => p.CampaignId == campaign.CampaignId && p.TeamId == campaign.TeamId)
            .Where(p => p.State == PledgeState.AwaitingApproval);
        var others = await waiting.CountAsync(p => p.PersonKey != turn.PersonKey, cancellationToken);
        var own = await waiting.Where(p => p.PersonKey == turn.PersonKey).ToListAsync(cancellationToken);
        var count = others + own.Count(p => PledgeApproval.MayDecide(turn.Language, p, turn.PersonKey));
        return count == 0 ? null : turn.Words.Plural("campaign.waiting", count);
    }

    private async Task<IReadOnlyList<CampaignToDoLine>> ToDoAsync(
        Turn turn,
        CampaignRecord campaign,
        int mostButtons,
        CancellationToken cancellationToken
    )
    {
        var items = new List<CampaignToDo>();
        foreach (var toDo in toDos)
        {
            items.AddRange(await toDo.ItemsAsync(turn, campaign, cancellationToken));
        }

        var buttons = items.Take(MostToDo).Where(item => item.Button is not null).Take(mostButtons).ToList();
        return
        [
            .. items
                .Take(MostToDo)
                .Select(item => buttons.Contains(item) ? item : item with { Button = null })
                .Select(item => new CampaignToDoLine(
                    item.Text,
                    item.Button?.Title,
                    item.Button?.Verb,
                    item.Button?.Id
                )),
        ];
    }
}
