using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Teams;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Data of <c>campaign-owners</c>.</summary>
/// <param name="Others">The owners, to remove one.</param>
internal sealed record CampaignOwnersCard(
    string Team,
    string Title,
    string? Said,
    IReadOnlyList<string> Owners,
    IReadOnlyList<CardChoice> Others
);

/// <summary>Data of <c>campaign-history</c>: changes of rights and decisions, newest first.</summary>
/// <param name="Before">Where the older ones begin; null where there are none.</param>
internal sealed record CampaignHistoryCard(string Team, string Title, IReadOnlyList<string> Lines, string? Before);

/// <summary>The people who own a team's campaign, and what they and others did with its rights.</summary>
internal sealed class CampaignOwners(
    Database database,
    CampaignStore campaigns,
    CampaignRights rights,
    TeamRoster roster,
    OutboxQueue queue,
    TimeProvider clock
) : IRoom
{
    /// <summary>More would not be read on a card.</summary>
    private const int MostEvents = 5;
    private const int MostOwners = 20;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "campaign.owners", (turn, _, campaign, token) => ShowAsync(turn, campaign, null, token));
        On(verbs, "campaign.add-owner", AddAsync);
        On(verbs, "campaign.remove-owner", RemoveAsync);
        On(verbs, "campaign.history", ShowHistoryAsync);
    }

    private delegate Task OwnerHandler(
        Turn turn,
        Press press,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    );

    /// <summary>A verb of those who answer for the campaign.</summary>
    private void On(Verbs verbs, string verb, OwnerHandler handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await rights.AskAsync(turn, press.Id("team"), token) is { } campaign)
                {
                    await handler(turn, press, campaign, token);
                }
            },
            Answered.InOwnView
        );

    /// <summary>Adds whom the people picker named, if the team's roster names them too.</summary>
    private async Task AddAsync(Turn turn, Press press, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        if (press.Id("person") is not { } picked)
        {
            await ShowAsync(turn, campaign, turn.Words["campaign.pick-owner"], cancellationToken);
            return;
        }

        var (answer, member) = await roster.FindAsync(turn, campaign.TeamId!, picked, cancellationToken);
        if (answer != RosterAnswer.Member || member is null)
        {
            var why = answer == RosterAnswer.NotMember ? "campaign.not-in-team" : "team.not-asked";
            await ShowAsync(turn, campaign, turn.Words[why], cancellationToken);
            return;
        }

        var person = PersonOf(turn, member, picked);
        if (campaign.OwnerKeys.Contains(person.Key))
        {
            var already = turn.Words.Format("campaign.owner-already", ("name", Name(turn, person.Name)));
            await ShowAsync(turn, campaign, already, cancellationToken);
            return;
        }

        if (campaign.OwnerKeys.Count >= MostOwners)
        {
            await ShowAsync(turn, campaign, turn.Words["campaign.owners-full"], cancellationToken);
            return;
        }

        turn.Also(new OwnersEffect(campaigns, campaign, turn.PersonKey, person, isAdded: true, queue, clock));
        campaign.AddOwner(person.Key);
        var said = turn.Words.Format("campaign.owner-added", ("name", Name(turn, person.Name)));
        await ShowAsync(turn, campaign, said, cancellationToken, person);
    }

    private async Task RemoveAsync(Turn turn, Press press, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        if (press.Id("owner") is not { } key || !campaign.OwnerKeys.Contains(key))
        {
            await ShowAsync(turn, campaign, turn.Words["campaign.pick-owner"], cancellationToken);
            return;
        }

        if (campaign.OwnerKeys.Count < 2)
        {
            await ShowAsync(turn, campaign, turn.Words["campaign.last-owner"], cancellationToken);
            return;
        }

        var person = new Person { Key = key, TenantId = turn.TenantId };
        turn.Also(new OwnersEffect(campaigns, campaign, turn.PersonKey, person, isAdded: false, queue, clock));
        campaign.RemoveOwner(key);
        var names = await NamesAsync([key], cancellationToken);
        var said = turn.Words.Format("campaign.owner-removed", ("name", Name(turn, names.GetValueOrDefault(key))));
        await ShowAsync(turn, campaign, said, cancellationToken);
    }

    private async Task ShowAsync(
        Turn turn,
        CampaignRecord campaign,
        string? said,
        CancellationToken cancellationToken,
        Person? added = null
    )
    {
        var names = await NamesAsync(campaign.OwnerKeys, cancellationToken);
        string NameOf(string key) => Name(turn, key == added?.Key ? added.Name : names.GetValueOrDefault(key));
        turn.ShowInPlace(
            "campaign-owners",
            new CampaignOwnersCard(
                campaign.TeamId!,
                turn.Words.Format("campaign.owners-of", ("team", CampaignOverview.TeamName(turn, campaign))),
                said,
                [.. campaign.OwnerKeys.Select(NameOf)],
                campaign.OwnerKeys.Count < 2
                    ? []
                    : [.. campaign.OwnerKeys.Select(key => new CardChoice(NameOf(key), key))]
            )
        );
    }

    private async Task ShowHistoryAsync(
        Turn turn,
        Press press,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        var before = long.TryParse(press.Id("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : long.MaxValue;
        await using var db = database.Read();
        var events = await db
            .CampaignEvents.AsNoTracking()
            .Where(e => e.CampaignId == campaign.Id && e.Id < before)
            .OrderByDescending(e => e.Id)
            .Take(MostEvents + 1)
            .ToListAsync(cancellationToken);
        var isMore = events.Count > MostEvents;
        events = [.. events.Take(MostEvents)];
        var keys = events.SelectMany(e => new[] { e.ByKey, e.AboutKey }).OfType<string>().Distinct().ToList();
        var names = await NamesAsync(keys, cancellationToken);
        string NameOf(string? key, string nobody) =>
            DisplayName.Of(key is null ? null : names.GetValueOrDefault(key))?.Text ?? turn.Words[nobody];
        var lines = events.Select(e =>
        {
            var day = PledgeTimes.Write(PledgeTimes.Today(PledgeTimes.ZoneOf(turn), e.At), turn.Language.Id);
            return $"{day}: {Line(turn, e.Kind, NameOf(e.ByKey, "history.somebody"), NameOf(e.AboutKey, Nobody(e.Kind)))}";
        });
        turn.ShowInPlace(
            "campaign-history",
            new CampaignHistoryCard(
                campaign.TeamId!,
                turn.Words.Format("campaign.history-of", ("team", CampaignOverview.TeamName(turn, campaign))),
                events.Count == 0 ? [turn.Words["campaign.history-none"]] : [.. lines],
                isMore ? events[^1].Id.ToString(CultureInfo.InvariantCulture) : null
            )
        );
    }

    /// <summary>How somebody without a name is called where the line begins with them, and where it does not.</summary>
    private static string Nobody(CampaignEventKind kind) =>
        kind is CampaignEventKind.FirstOwner or CampaignEventKind.OwnerLeft or CampaignEventKind.OwnerTookOver
            ? "history.somebody"
            : "history.somebody-else";

    private static string Line(Turn turn, CampaignEventKind kind, string by, string about) =>
        kind switch
        {
            CampaignEventKind.FirstOwner => turn.Words.Format("history.first-owner", ("name", about)),
            CampaignEventKind.OwnerAdded => turn.Words.Format("history.owner-added", ("name", by), ("about", about)),
            CampaignEventKind.OwnerRemoved => turn.Words.Format(
                "history.owner-removed",
                ("name", by),
                ("about", about)
            ),
            CampaignEventKind.OwnerLeft => turn.Words.Format("history.owner-left", ("name", about)),
            CampaignEventKind.OwnerTookOver => turn.Words.Format("history.owner-took-over", ("name", about)),
            CampaignEventKind.OwnerWanted => turn.Words.Format("history.owner-wanted", ("name", by)),
            CampaignEventKind.ChannelChosen => turn.Words.Format("history.channel-chosen", ("name", by)),
            CampaignEventKind.ChannelGone => turn.Words["history.channel-gone"],
            CampaignEventKind.SettingsChanged => turn.Words.Format("history.settings-changed", ("name", by)),
            CampaignEventKind.PledgeApproved => turn.Words.Format("history.approved", ("name", by), ("about", about)),
            CampaignEventKind.PledgeDeclined => turn.Words.Format("history.declined", ("name", by), ("about", about)),
            CampaignEventKind.PledgeTakenDown => turn.Words.Format(
                "history.taken-down",
                ("name", by),
                ("about", about)
            ),
            _ => turn.Words.Format("history.put-back", ("name", by), ("about", about)),
        };

    private Person PersonOf(Turn turn, ChannelAccount member, string picked) =>
        new()
        {
            Key = PersonKey.Of(turn.TenantId, member.AadObjectId ?? member.ObjectId ?? picked, member.Id),
            TenantId = turn.TenantId,
            Name = DisplayName.Of(member.Name)?.Text,
            ChannelAccountId = member.Id,
            LastSeen = clock.GetUtcNow(),
        };

    private async Task<Dictionary<string, string?>> NamesAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        return await db
            .People.AsNoTracking()
            .Where(p => keys.Contains(p.Key))
            .ToDictionaryAsync(p => p.Key, p => p.Name, cancellationToken);
    }

    private static string Name(Turn turn, string? name) => DisplayName.Of(name)?.Text ?? turn.Words["history.somebody"];
}
