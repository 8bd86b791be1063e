using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Teams;

/// <summary>What a team is looked for.</summary>
internal enum TeamUse
{
    /// <summary>It takes pledges: the app is in it, and its owners have not switched pledges off.</summary>
    Pledges,

    /// <summary>Its owners answer questions.</summary>
    Questions,

    /// <summary>It keeps answers of its own.</summary>
    Answers,
}

/// <summary>A team that takes what somebody has for it.</summary>
/// <param name="Beside">What tells it apart from others of its name; null where nothing need.</param>
internal sealed record KnownTeam(string Id, DisplayName? Name, string? Beside)
{
    /// <summary>The team as it is told apart from others.</summary>
    public string Title(Turn turn) => (Name ?? new(turn.Words["team.unnamed"])).Beside(Beside).Text;

    /// <summary>The team as a choice of a list.</summary>
    public CardChoice Choice(Turn turn) => new(Title(turn), Id);
}

/// <summary>The teams that somebody can choose instead of one.</summary>
/// <param name="Near">Those in which the bot has met them, if they are few enough for a button each.</param>
/// <param name="More">Whether there are others to choose from.</param>
internal sealed record OtherTeams(IReadOnlyList<KnownTeam> Near, bool More)
{
    /// <summary>The near ones, for a card.</summary>
    public IReadOnlyList<CardChoice> Choices(Turn turn) =>
        [
            .. Near.Select(team => new CardChoice(
                turn.Words.Format("buttons.to-team", ("team", team.Title(turn))),
                team.Id
            )),
        ];
}

/// <summary>Where a person's pledges or questions go.</summary>
/// <param name="Team">The team; null where it is not known.</param>
/// <param name="MayChoose">Whether there are teams to choose from; false where nobody's team takes any yet.</param>
internal sealed record TeamAnswer(string? Team, bool MayChoose)
{
    public static TeamAnswer Of(string team) => new(team, true);
}

/// <summary>
/// Finds the team that a person's pledges or questions go to: the one they speak in; else their own, which is the one they
/// chose or the only one the bot knows them in.
/// </summary>
internal sealed class TeamFinder(
    Database database,
    CampaignStore campaigns,
    TeamRoster roster,
    OutboxQueue queue,
    TimeProvider clock
)
{
    /// <summary>So many teams of a tenant are asked whether the person belongs to them; of more, the person is asked.</summary>
    private const int MostAsked = 3;

    /// <summary>Finds the person's team, and remembers it as the one for their pledges.</summary>
    public async Task<TeamAnswer> FindAsync(
        Turn turn,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        if (turn.Said.TeamId is { } here)
        {
            return TeamAnswer.Of(here);
        }

        if (
            turn.Said.Person?.TeamId is { } own
            && await campaigns.FindAsync(turn.TenantId, own, cancellationToken) is { } mine
            && use switch
            {
                TeamUse.Pledges => mine.TakesPledges,
                TeamUse.Questions => mine.QuestionsChannelId is not null,
                _ => mine.AnswerChanges > 0,
            }
        )
        {
            return TeamAnswer.Of(own);
        }

        var known = await OfPersonAsync(turn, cancellationToken, use);
        if (known.Count > 0)
        {
            return known is [var only] ? Remembered(turn, only.Id, use) : new(null, MayChoose: true);
        }

        return await AskAllAsync(turn, use, cancellationToken);
    }

    /// <summary>The teams of this use in which the bot has met the person.</summary>
    public async Task<IReadOnlyList<KnownTeam>> OfPersonAsync(
        Turn turn,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        await using var db = database.Read();
        return await NamedAsync(
            Taking(db, turn, use)
                .Where(c => db.Memberships.Any(m => m.PersonKey == turn.PersonKey && m.TeamId == c.TeamId)),
            SearchLimit,
            cancellationToken
        );
    }

    /// <summary>
    /// The teams of this use that the person can choose instead of one. Whether they are a guest, who cannot look for
    /// teams, is asked only where there is a team to look for.
    /// </summary>
    /// <param name="team">The one that is chosen; null for none.</param>
    public async Task<OtherTeams> OthersAsync(
        Turn turn,
        string? team,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        var known = (await OfPersonAsync(turn, cancellationToken, use)).Where(other => other.Id != team).ToList();
        if (known.Count > MostNear)
        {
            return new([], More: true);
        }

        var near = known.ConvertAll(other => other.Id);
        await using var db = database.Read();
        var isMore = await Taking(db, turn, use)
            .AnyAsync(c => c.TeamId != team && !near.Contains(c.TeamId!), cancellationToken);
        return new(known, isMore && await MaySearchAsync(turn, cancellationToken));
    }

    /// <summary>So many other teams have a button each.</summary>
    private const int MostNear = 2;

    /// <summary>Most teams that are offered at once.</summary>
    private const int SearchLimit = 15;

    /// <summary>
    /// The teams of this use whose names have these words in them, in any order. A guest of the tenant, and somebody of whom that
    /// is not known, finds only teams in which the bot has met them.
    /// </summary>
    public async Task<IReadOnlyList<KnownTeam>> SearchAsync(
        Turn turn,
        string words,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        var parts = words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (turn.Said.Person?.IsGuest != false)
        {
            var known = await OfPersonAsync(turn, cancellationToken, use);
            return
            [
                .. known.Where(team =>
                    parts.All(part => team.Name?.Text.Contains(part, StringComparison.OrdinalIgnoreCase) == true)
                ),
            ];
        }

        await using var db = database.Read();
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, without a culture; EF translates nothing else.
        var found = parts.Aggregate(
            Taking(db, turn, use),
            (teams, part) => teams.Where(c => c.TeamName != null && c.TeamName.ToLower().Contains(part))
        );
#pragma warning restore CA1304, CA1311, CA1862
        return await NamedAsync(found, SearchLimit, cancellationToken);
    }

    /// <summary>Finds the team that typed words name: the only one of that name, or the only one that has them in it.</summary>
    /// <returns>The team, or null and how many there are to choose from.</returns>
    public async Task<(KnownTeam? Team, int Found)> NamedByAsync(
        Turn turn,
        Heard words,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        var found = await SearchAsync(turn, words.Text, cancellationToken, use);
        if (found.Count == 0 && words.Text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at)
        {
            // As a list shows one of several of that name.
            found =
            [
                .. (await SearchAsync(turn, words.Text[..at], cancellationToken, use)).Where(team =>
                    string.Equals(team.Title(turn), words.Text, StringComparison.OrdinalIgnoreCase)
                ),
            ];
        }

        var exact = found.Where(team => string.Equals(team.Name?.Text, words.Text, StringComparison.OrdinalIgnoreCase));
        var team =
            exact.Take(2).ToList() is [var named] ? named
            : found is [var only] ? only
            : null;
        return (team, found.Count);
    }

    /// <summary>Asks the roster of the conversation whether the person is a guest of the tenant, unless that is known.</summary>
    /// <returns>Whether they may look for any team of the tenant.</returns>
    public async Task<bool> MaySearchAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.Person?.IsGuest is { } known)
        {
            return !known;
        }

        if (await roster.IsGuestHereAsync(turn, cancellationToken) is not { } isGuest)
        {
            return false;
        }

        turn.Also(new GuestEffect(turn.PersonKey, isGuest));
        return !isGuest;
    }

    /// <summary>
    /// Whether the person may see a pledge that a press names: an id comes from a client and may be guessed. They may in
    /// its team's channels and, elsewhere, if it is their own or the bot has met them in its team.
    /// </summary>
    public async Task<bool> MaySeeAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        if (turn.Said.TeamId is { } here)
        {
            return here == pledge.TeamId;
        }

        if (pledge.PersonKey == turn.PersonKey)
        {
            return true;
        }

        await using var db = database.Read();
        return await db.Memberships.AnyAsync(
            m => m.PersonKey == turn.PersonKey && m.TeamId == pledge.TeamId,
            cancellationToken
        );
    }

    /// <summary>Whether a team takes pledges, or questions.</summary>
    private async Task<bool> TakesAsync(
        Turn turn,
        string team,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    )
    {
        await using var db = database.Read();
        return await Taking(db, turn, use).AnyAsync(c => c.TeamId == team, cancellationToken);
    }

    /// <summary>Whether the person can choose a team for this use: it takes that, and they belong to it.</summary>
    public async Task<RosterAnswer> MayChooseAsync(
        Turn turn,
        string team,
        CancellationToken cancellationToken,
        TeamUse use = TeamUse.Pledges
    ) =>
        await TakesAsync(turn, team, cancellationToken, use)
            ? await BelongsAsync(turn, team, cancellationToken)
            : RosterAnswer.NotMember;

    /// <summary>
    /// Whether the person belongs to a team; the roster has the last word where they speak from elsewhere. Somebody who has
    /// left it is forgotten there.
    /// </summary>
    public async Task<RosterAnswer> BelongsAsync(Turn turn, string team, CancellationToken cancellationToken)
    {
        if (turn.Said.TeamId == team)
        {
            return RosterAnswer.Member;
        }

        await using var db = database.Read();

        // The roster of a team that the app was removed from is not to be had; that of an archived one is.
        var answer = await HavingApp(db, turn).AnyAsync(c => c.TeamId == team, cancellationToken)
            ? await roster.AsksForAsync(turn, team, cancellationToken)
            : RosterAnswer.Unknown;
        var known = await db.Memberships.AnyAsync(
            m => m.PersonKey == turn.PersonKey && m.TeamId == team,
            cancellationToken
        );
        if (known && answer == RosterAnswer.NotMember)
        {
            turn.Also(new OwnerLeftEffect(campaigns, turn.TenantId, team, turn.PersonKey, queue, clock));
        }

        // Teams did not answer: whom the bot has met there may go on.
        return answer == RosterAnswer.Unknown && known ? RosterAnswer.Member : answer;
    }

    /// <summary>Teams of this use in which the app is. Pledges for an archived one wait; questions cannot.</summary>
    private IQueryable<CampaignRecord> Taking(ToolkitDb db, Turn turn, TeamUse use) =>
        use switch
        {
            TeamUse.Pledges => HavingApp(db, turn).Where(c => c.TakesPledges),
            TeamUse.Questions => HavingApp(db, turn)
                .Where(c => c.QuestionsChannelId != null && c.GoneReason != GoneReason.TeamArchived),
            _ => HavingApp(db, turn).Where(c => c.AnswerChanges > 0),
        };

    /// <summary>Teams in which the app is, those that are archived too.</summary>
    private IQueryable<CampaignRecord> HavingApp(ToolkitDb db, Turn turn)
    {
        var campaign = campaigns.IdOf(turn.TenantId);
        return db
            .Campaigns.AsNoTracking()
            .Where(c =>
                c.CampaignId == campaign
                && c.TeamId != null
                && (
                    c.GoneReason == GoneReason.TeamArchived
                    || db.Conversations.Any(v => v.TeamId == c.TeamId && v.Active)
                )
            );
    }

    private async Task<IReadOnlyList<KnownTeam>> NamedAsync(
        IQueryable<CampaignRecord> teams,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var found = await teams
            .OrderBy(c => c.TeamName)
            .ThenBy(c => c.Id)
            .Take(limit)
            .Select(c => new
            {
                Id = c.TeamId!,
                c.TeamName,
                c.CampaignId,
            })
            .ToListAsync(cancellationToken);
        var names = found.Select(team => team.TeamName).Distinct().ToList();
        var beside = found is [var first, ..]
            ? await campaigns.BesideAsync(first.CampaignId, names, cancellationToken)
            : null;
        return
        [
            .. found.Select(team => new KnownTeam(
                team.Id,
                DisplayName.Of(team.TeamName),
                beside?.GetValueOrDefault(team.Id)
            )),
        ];
    }

    /// <summary>
    /// Those of these teams that the person has not left. A question is asked far more often than a pledge is made, so each
    /// roster is asked about a person once a day.
    /// </summary>
    public async Task<IReadOnlyList<string>> NotLeftAsync(
        Turn turn,
        IReadOnlyList<string> teams,
        CancellationToken cancellationToken
    )
    {
        var mine = new List<string>();
        foreach (var team in teams)
        {
            var asked = $"{turn.PersonKey} {team}";
            if (
                team == turn.Said.TeamId
                || IsAskedToday(asked)
                || await BelongsAsync(turn, team, cancellationToken) != RosterAnswer.NotMember
            )
            {
                mine.Add(team);
            }
            else
            {
                // They may come back today.
                askedToday.TryRemove(asked, out _);
            }
        }

        return mine;
    }

    /// <summary>The people about whom rosters were asked today for a question.</summary>
    private readonly ConcurrentDictionary<string, DateOnly> askedToday = new(StringComparer.Ordinal);

    private bool IsAskedToday(string asked)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (askedToday.FirstOrDefault().Value is var day && day != today)
        {
            askedToday.Clear();
        }

        return !askedToday.TryAdd(asked, today);
    }

    /// <summary>Nobody has met the person in a team: where there are few, their rosters say which one it is.</summary>
    private async Task<TeamAnswer> AskAllAsync(Turn turn, TeamUse use, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var teams = await NamedAsync(Taking(db, turn, use), MostAsked + 1, cancellationToken);
        if (teams.Count is 0 or > MostAsked || (use == TeamUse.Answers && IsAskedToday(turn.PersonKey)))
        {
            return new(null, MayChoose: teams.Count > 0);
        }

        var mine = new List<string>();
        foreach (var team in teams)
        {
            switch (await roster.AsksForAsync(turn, team.Id, cancellationToken))
            {
                case RosterAnswer.Member:
                    mine.Add(team.Id);
                    break;
                case RosterAnswer.Unknown:
                    return new(null, MayChoose: true);
            }
        }

        foreach (var team in mine)
        {
            turn.Also(new MembershipEffect(turn.PersonKey, team));
        }

        return mine is [var only] ? Remembered(turn, only, use) : new(null, MayChoose: mine.Count > 0);
    }

    private static TeamAnswer Remembered(Turn turn, string team, TeamUse use)
    {
        if (use == TeamUse.Pledges)
        {
            turn.Also(new OwnTeamEffect(turn.PersonKey, team));
        }

        return TeamAnswer.Of(team);
    }
}
