using Microsoft.EntityFrameworkCore;
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

    /// <summary>Teams shows six buttons on a card; five stand on it already.</summary>
    private const int MostButtons = 1;

    /// <param name="said">What is said above, or null.</param>
    public async Task ShowAsync(Turn turn, CampaignRecord campaign, string? said, CancellationToken cancellationToken)
    {
        var channel = await campaigns.ChannelAsync(campaign, cancellationToken);
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
                await WaitingAsync(turn, campaign, cancellationToken),
                await ToDoAsync(turn, campaign, cancellationToken),
                settings.Links.Wall
            )
        );
    }

    /// <summary>Where pledges go and, if the team answers questions, where those do.</summary>
    private async Task<string> ChannelsAsync(
        Turn turn,
        CampaignRecord campaign,
        CampaignChannel? channel,
        CancellationToken cancellationToken
    )
    {
        var pledges = Channel(turn, campaign, channel);
        if (campaign.QuestionsChannelId is null)
        {
            return pledges;
        }

        var questions = await campaigns.QuestionsChannelAsync(campaign, cancellationToken) switch
        {
            null => turn.Words["campaign.questions-gone"],
            { Name: { } name } => turn.Words.Format("campaign.questions", ("channel", name.Text)),
            _ => turn.Words["campaign.questions-unnamed"],
        };
        return $"{pledges} {questions}";
    }

    public static string TeamName(Turn turn, CampaignRecord campaign) =>
        DisplayName.Of(campaign.TeamName)?.Text ?? turn.Words["pledge.the-team"];

    /// <summary>Where pledges go; or why they go nowhere, and what can be done.</summary>
    private static string Channel(Turn turn, CampaignRecord campaign, CampaignChannel? channel) =>
        channel is { Name: { } name } ? turn.Words.Format("campaign.channel", ("channel", name.Text))
        : channel is not null ? turn.Words["campaign.channel-unnamed"]
        : campaign.GoneAt is null ? turn.Words["campaign.no-channel"]
        : turn.Words.Format(ChannelWords.OwnersGone(campaign.GoneReason), ("team", TeamName(turn, campaign)));

    private async Task<string?> WaitingAsync(Turn turn, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var count = await db.Pledges.CountAsync(
            p =>
                p.CampaignId == campaign.CampaignId
                && p.TeamId == campaign.TeamId
                && p.State == PledgeState.AwaitingApproval,
            cancellationToken
        );
        return count == 0 ? null : turn.Words.Plural("campaign.waiting", count);
    }

    private async Task<IReadOnlyList<CampaignToDoLine>> ToDoAsync(
        Turn turn,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        var items = new List<CampaignToDo>();
        foreach (var toDo in toDos)
        {
            items.AddRange(await toDo.ItemsAsync(turn, campaign, cancellationToken));
        }

        var buttons = items.Take(MostToDo).Where(item => item.Button is not null).Take(MostButtons).ToList();
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
