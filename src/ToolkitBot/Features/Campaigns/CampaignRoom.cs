using System.Globalization;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>The campaign in its owners' hands: where pledges are posted, its dates, goal and rules, and how it goes.</summary>
internal sealed class CampaignRoom(CampaignBook campaigns, OutboxQueue queue, TimeProvider clock) : IRoom
{
    private const int LongestName = 60;
    private const int LargestGoal = 1_000_000;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("campaign.settings", ShowAsync);
        verbs.On("campaign.save", SaveAsync);
        commands.On(CommandNames.PledgesHere, (turn, _, token) => PostHereAsync(turn, token));
    }

    private async Task PostHereAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.Scope != Scope.Channel)
        {
            turn.Show("notice", Notices.Of(turn, "campaign.channel-only-team"));
            return;
        }

        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        if (campaign.Owners.Length > 0 && !campaign.IsOwnedBy(turn.PersonKey))
        {
            turn.Show("notice", Notices.Of(turn, "campaign.owners-only"));
            return;
        }

        turn.Also(Chosen(turn, turn.Said.Place.Conversation.Id!, turn.Said.ChannelName, onlyIfNone: false));
        turn.Show(
            "notice",
            new NoticeCard(
                null,
                turn.Words["campaign.channel-set"],
                [
                    new(turn.Words["buttons.pledge"], "pledge.start"),
                    new(turn.Words["buttons.campaign"], "campaign.settings"),
                ]
            )
        );
    }

    /// <summary>The bot was added to a team: pledges go to the channel that was picked there, unless there is one.</summary>
    public void Installed(Turn turn)
    {
        if (turn.Said is not { Scope: Scope.Channel, Event: { } added })
        {
            return;
        }

        var id = added.Picked?.Id ?? added.ChannelId ?? turn.Said.Place.Conversation.Id!;
        turn.Also(Chosen(turn, ThreadId.Base(id), added.Picked?.Name ?? added.ChannelName, onlyIfNone: true));
    }

    private async Task ShowAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await OwnedAsync(turn, cancellationToken) is { } campaign)
        {
            turn.ShowInPlace("campaign", await CardAsync(turn, campaign, cancellationToken));
        }
    }

    private async Task SaveAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await OwnedAsync(turn, cancellationToken) is not { } campaign)
        {
            return;
        }

        var card = await CardAsync(turn, campaign, cancellationToken);
        if (press.Id("version") is { } seen && seen != card.Version)
        {
            turn.ShowInPlace("campaign", card with { Said = turn.Words["campaign.changed"] });
            return;
        }

        var filled = Check(turn, Read(press, card));
        if (filled is { NameProblem: null, HashtagProblem: null, DatesProblem: null, GoalProblem: null })
        {
            turn.Also(
                new CampaignEffect(
                    turn.Content.Campaign,
                    turn.TenantId,
                    turn.PersonKey,
                    campaign.Version,
                    Settings(filled, campaign)
                )
            );
            filled = filled with { Version = Text(campaign.Version + 1), Said = turn.Words["campaign.saved"] };
        }

        turn.ShowInPlace("campaign", filled);
    }

    /// <summary>The campaign, where the person owns it; else null, and they are told.</summary>
    private async Task<CampaignRecord?> OwnedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        if (campaign.IsOwnedBy(turn.PersonKey))
        {
            return campaign;
        }

        turn.Toast(turn.Words["campaign.owners-only"]);
        return null;
    }

    private ChannelChosenEffect Chosen(Turn turn, string id, DisplayName? name, bool onlyIfNone) =>
        new(
            new(id, name?.Text, turn.TenantId, turn.Said.Place.ServiceUrl, turn.Said.Place.Bot?.Id, turn.Said.TeamId),
            turn.PersonKey,
            onlyIfNone,
            turn.Content.Campaign,
            queue,
            clock
        );

    private async Task<CampaignCard> CardAsync(Turn turn, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        var channel = await campaigns.ChannelNameAsync(campaign, cancellationToken);
        return new()
        {
            Version = Text(campaign.Version),
            Name = campaign.Name,
            Hashtag = campaign.Hashtag ?? "",
            Starts = PledgeForm.Iso(campaign.StartsOn),
            Ends = PledgeForm.Iso(campaign.EndsOn),
            Goal = campaign.Goal.ToString(CultureInfo.InvariantCulture),
            ApproveFirst = campaign.ApproveFirst,
            Channel = campaign.ChannelId is null
                ? turn.Words["campaign.no-channel"]
                : turn.Words.Format("campaign.channel", ("channel", channel?.Text ?? turn.Words["pledge.the-channel"])),
            Progress = turn.Words.Format("pledge.goal", ("count", campaign.Pledged), ("goal", campaign.Goal)),
            Figures = turn.Words.Format("campaign.figures", ("joined", campaign.Joined), ("done", campaign.Done)),
        };
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static CampaignCard Read(Press press, CampaignCard card) =>
        card with
        {
            Name = PledgeText.Fold(Kept(press, "name")),
            Hashtag = Kept(press, "hashtag"),
            Starts = Kept(press, "starts"),
            Ends = Kept(press, "ends"),
            Goal = Kept(press, "goal"),
            ApproveFirst = press.Flag("approveFirst"),
        };

    /// <summary>What was typed into a field, without what must not be kept: the card would show it again.</summary>
    private static string Kept(Press press, string field) => press.Words(field).Keepable ?? "";

    private static CampaignCard Check(Turn turn, CampaignCard card)
    {
        var (starts, ends) = (PledgeForm.Day(card.Starts), PledgeForm.Day(card.Ends));
        var tag = card.Hashtag;
        return card with
        {
            NameProblem =
                card.Name.Length == 0 ? turn.Words["errors.field-required"]
                : card.Name.Length > LongestName ? turn.Words.Format("errors.field-too-long", ("limit", LongestName))
                : null,
            HashtagProblem =
                tag.Length == 0
                || (tag.Length is > 1 and <= LongestName && tag[0] == '#' && tag[1..].All(char.IsLetterOrDigit))
                    ? null
                    : turn.Words["campaign.hashtag-form"],
            DatesProblem =
                starts is null || ends is null ? turn.Words["errors.field-date"]
                : ends < starts ? turn.Words["campaign.dates-order"]
                : null,
            GoalProblem = Goal(card) is null ? turn.Words["campaign.goal-form"] : null,
        };
    }

    private static int? Goal(CampaignCard card) =>
        int.TryParse(card.Goal, NumberStyles.None, CultureInfo.InvariantCulture, out var goal)
        && goal is >= 1 and <= LargestGoal
            ? goal
            : null;

    private static CampaignSettings Settings(CampaignCard card, CampaignRecord campaign) =>
        new(
            card.Name,
            card.Hashtag.Length == 0 ? null : card.Hashtag,
            PledgeForm.Day(card.Starts) ?? campaign.StartsOn,
            PledgeForm.Day(card.Ends) ?? campaign.EndsOn,
            Goal(card) ?? campaign.Goal,
            card.ApproveFirst
        );
}
