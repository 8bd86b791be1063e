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
internal sealed class CampaignRoom(
    CampaignStore campaigns,
    CampaignOverview overview,
    CampaignChannels channels,
    CampaignRights rights,
    OutboxQueue queue,
    TimeProvider clock
) : IRoom
{
    private const int LongestName = 60;
    private const int LargestGoal = 1_000_000;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("campaign.show", ShowRoomAsync, Answered.InOwnView);
        verbs.On("campaign.settings", ShowAsync, Answered.InOwnView);
        verbs.On("campaign.save", SaveAsync, Answered.InOwnView, Written.ForOthers);
        verbs.On("campaign.waiting", SendWaitingAsync, Answered.InOwnView);
        commands.On(CommandNames.PledgesHere, (turn, _, token) => PostHereAsync(turn, token));
        commands.On(CommandNames.Campaign, (turn, _, token) => FindRoomAsync(turn, token), Answered.InPrivate);
    }

    private async Task PostHereAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.TeamId is not { } team)
        {
            turn.Show("notice", Notices.Of(turn, "campaign.channel-only-team"));
            return;
        }

        var campaign = await campaigns.ReadAsync(turn.TenantId, team, cancellationToken);
        var chooser = await campaigns.ChooserAsync(campaign, turn.PersonKey, cancellationToken);
        if (chooser is ChannelChooser.Nobody or ChannelChooser.Petitioner)
        {
            await RefuseAsync(turn, campaign, chooser, cancellationToken);
            return;
        }

        turn.Also(Chosen(turn, team, turn.Said.Place.Conversation.Id!, turn.Said.ChannelName, isInstall: false));
        turn.Show(
            "notice",
            new NoticeCard(
                null,
                turn.Words[
                    chooser switch
                    {
                        ChannelChooser.First => "campaign.channel-set-first",
                        ChannelChooser.Successor => "campaign.channel-set-next",
                        _ => "campaign.channel-set",
                    }
                ],
                [
                    new(turn.Words["buttons.pledge"], "pledge.start"),
                    new(turn.Words["buttons.campaign"], "campaign.show", team),
                ]
            )
        );
    }

    /// <summary>Somebody may not choose the channel. Where nobody owns the campaign, the stewards are asked.</summary>
    private async Task RefuseAsync(
        Turn turn,
        CampaignRecord campaign,
        ChannelChooser chooser,
        CancellationToken cancellationToken
    )
    {
        if (chooser != ChannelChooser.Petitioner)
        {
            var why = campaign.OwnerKeys.Count > 0 ? "campaign.owners-only" : "campaign.not-taken-over";
            turn.Show("notice", Notices.Of(turn, why));
        }
        else
        {
            var isMet = await campaigns.KnowsStewardAsync(campaign, cancellationToken);
            turn.Also(new AskStewardsEffect(campaigns, channels, campaign, turn.PersonKey, isMet, queue, clock));
            turn.Show("notice", Notices.Of(turn, isMet ? "campaign.stewards-asked" : "campaign.stewards-unmet"));
        }
    }

    /// <summary>The bot was added to a team: pledges go to the channel that was picked there, unless there is one.</summary>
    public void Installed(Turn turn)
    {
        if (turn.Said is not { TeamId: { } team, Event: { } added })
        {
            return;
        }

        var id = added.Picked?.Id ?? added.ChannelId ?? turn.Said.Place.Conversation.Id!;
        turn.Also(Chosen(turn, team, ThreadId.Base(id), added.Picked?.Name ?? added.ChannelName, isInstall: true));
    }

    private async Task ShowAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await rights.ChooseAsync(turn, press.Id("team"), "campaign.show", cancellationToken) is { } campaign)
        {
            turn.ShowInPlace("campaign", Card(turn, campaign));
        }
    }

    private async Task ShowRoomAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        // A notice has the team as what its button is about.
        var team = press.Id("team") ?? Named(press.Id("id"));
        if (await rights.ChooseAsync(turn, team, "campaign.show", cancellationToken) is { } campaign)
        {
            await overview.ShowAsync(turn, campaign, null, cancellationToken);
        }
    }

    private static string? Named(string? id) => string.IsNullOrEmpty(id) ? null : id;

    /// <summary>The command: who owns no campaign is told so, and what everybody can do.</summary>
    private async Task FindRoomAsync(Turn turn, CancellationToken cancellationToken)
    {
        if ((await campaigns.OwnedAsync(turn.TenantId, turn.PersonKey, 1, cancellationToken)).Count == 0)
        {
            var unowned = await campaigns.UnownedAsync(turn.TenantId, turn.PersonKey, cancellationToken);
            turn.Show(
                "notice",
                new NoticeCard(
                    null,
                    unowned is null
                        ? turn.Words["campaign.not-owner"]
                        : turn.Words.Format("campaign.no-owner", ("team", CampaignOverview.TeamName(turn, unowned))),
                    [new(turn.Words["buttons.pledge"], "pledge.start"), new(turn.Words["buttons.help"], "help.show")]
                )
            );
        }
        else if (await rights.ChooseAsync(turn, null, "campaign.show", cancellationToken) is { } campaign)
        {
            await overview.ShowAsync(turn, campaign, null, cancellationToken);
        }
    }

    /// <summary>Shows the person once more what waits for a decision, in their private chat.</summary>
    private async Task SendWaitingAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await rights.ChooseAsync(turn, press.Id("team"), "campaign.show", cancellationToken) is { } campaign)
        {
            turn.Also(new AskAgainEffect(campaign, turn.PersonKey, queue, clock));
            await overview.ShowAsync(
                turn,
                campaign,
                turn.Words[turn.IsPersonal ? "campaign.waiting-below" : "campaign.waiting-sent"],
                cancellationToken
            );
        }
    }

    private async Task SaveAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await rights.ChooseAsync(turn, press.Id("team"), "campaign.show", cancellationToken) is not { } campaign)
        {
            return;
        }

        var card = Card(turn, campaign);
        if (press.Id("version") is { } seen && seen != card.Version)
        {
            turn.ShowInPlace("campaign", card with { Said = turn.Words["campaign.changed"] });
            return;
        }

        var filled = Check(turn, Read(press, card), press);
        var themes = ThemesOf(turn, press.Ids("themes"));
        filled = filled with { ChosenThemes = string.Join(',', themes) };
        if (filled is { NameProblem: null, HashtagProblem: null, DatesProblem: null, GoalProblem: null })
        {
            turn.Also(
                new CampaignEffect(campaigns, channels, campaign, turn.PersonKey, Settings(filled, campaign, themes))
            );
            filled = filled with
            {
                Version = Text(campaign.Version + 1),
                Said = turn.Words["campaign.saved"],
                Title = filled.Name,
            };
        }

        turn.ShowInPlace("campaign", filled);
    }

    private ChannelChosenEffect Chosen(Turn turn, string team, string id, DisplayName? name, bool isInstall) =>
        new(
            new(
                id,
                name?.Text,
                turn.TenantId,
                turn.Said.Place.ServiceUrl,
                turn.Said.Place.Bot?.Id,
                team,
                turn.Said.Event?.TeamName?.Text
            ),
            turn.PersonKey,
            isInstall,
            campaigns,
            channels,
            queue,
            clock
        );

    private static CampaignCard Card(Turn turn, CampaignRecord campaign) =>
        new()
        {
            Version = Text(campaign.Version),
            Team = campaign.TeamId!,
            Title = campaign.Name,
            Of = turn.Words.Format("campaign.of", ("team", CampaignOverview.TeamName(turn, campaign))),
            TakesPledges = campaign.TakesPledges,
            Name = campaign.Name,
            Hashtag = campaign.Hashtag ?? "",
            Starts = PledgeForm.Iso(campaign.StartsOn),
            Ends = PledgeForm.Iso(campaign.EndsOn),
            Goal = campaign.Goal.ToString(CultureInfo.InvariantCulture),
            ApproveFirst = campaign.ApproveFirst,
            Themes = [.. turn.Content.Campaign.Themes.Select(theme => new CardChoice(theme.Label, theme.Id))],
            ChosenThemes = string.Join(',', ThemesOf(turn, campaign.ThemeIds)),
            Progress = turn.Words.Format("pledge.goal", ("count", campaign.Pledged), ("goal", campaign.Goal)),
        };

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
            TakesPledges = press.Flag("takesPledges"),
        };

    /// <summary>Those of the content's themes that are chosen; all where none is.</summary>
    private static List<string> ThemesOf(Turn turn, IReadOnlyList<string> ids)
    {
        var all = turn.Content.Campaign.Themes.Select(theme => theme.Id).ToList();
        return all.Where(ids.Contains).ToList() is { Count: > 0 } chosen ? chosen : all;
    }

    /// <summary>What was typed into a field, without what must not be kept: the card would show it again.</summary>
    private static string Kept(Press press, string field) => press.Words(field).KeepableByOwner ?? "";

    private static CampaignCard Check(Turn turn, CampaignCard card, Press press)
    {
        var (starts, ends) = (PledgeForm.Day(card.Starts), PledgeForm.Day(card.Ends));
        var tag = card.Hashtag;
        return card with
        {
            NameProblem =
                Refused(turn, press.Words("name")) is { } why ? why
                : card.Name.Length == 0 ? turn.Words["errors.field-required"]
                : card.Name.Length > LongestName ? turn.Words.Format("errors.field-too-long", ("limit", LongestName))
                : null,
            HashtagProblem =
                (tag.Length == 0 && press.Words("hashtag").IsEmpty)
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

    /// <summary>Why words cannot be kept for everybody to read; null where they can, or there are none.</summary>
    private static string? Refused(Turn turn, Heard words) =>
        words.IsEmpty || words.KeepableByOwner is not null ? null
        : words.Refused is { } found ? ScreenedWords.Of(turn.Words, found)
        : turn.Words["campaign.name-other"];

    private static int? Goal(CampaignCard card) =>
        int.TryParse(card.Goal, NumberStyles.None, CultureInfo.InvariantCulture, out var goal)
        && goal is >= 1 and <= LargestGoal
            ? goal
            : null;

    private static CampaignSettings Settings(
        CampaignCard card,
        CampaignRecord campaign,
        IReadOnlyList<string> themes
    ) =>
        new(
            card.Name,
            card.Hashtag.Length == 0 ? null : card.Hashtag,
            PledgeForm.Day(card.Starts) ?? campaign.StartsOn,
            PledgeForm.Day(card.Ends) ?? campaign.EndsOn,
            Goal(card) ?? campaign.Goal,
            card.ApproveFirst,
            card.TakesPledges,
            // A theme that comes to the content later belongs to a team that has all.
            themes.Count == card.Themes.Count
                ? null
                : themes
        );
}
