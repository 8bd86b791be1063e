namespace ToolkitBot.Storage.Entities;

/// <summary>A team's campaign: created from the content, then changed by its owners in Teams.</summary>
internal sealed class CampaignRecord
{
    /// <summary>Creates a campaign.</summary>
    /// <param name="campaignId">The tenant's campaign that it is part of.</param>
    /// <param name="teamId">The team; null for what the content says, which belongs to no team and is never stored.</param>
    public CampaignRecord(string campaignId, string tenantId, string? teamId, CampaignSettings settings)
        : this(CampaignKey.OfTeam(campaignId, teamId), campaignId, tenantId, settings.Name)
    {
        TeamId = teamId;
        Set(settings);
        Version = 1;
    }

    /// <summary>For EF, when it reads a row.</summary>
    private CampaignRecord(string id, string campaignId, string tenantId, string name) =>
        (Id, CampaignId, TenantId, Name) = (id, campaignId, tenantId, name);

    /// <summary>Key of the team's campaign, see <see cref="CampaignKey"/>.</summary>
    public string Id { get; private init; }

    /// <summary>Key of the tenant's campaign that it is part of.</summary>
    public string CampaignId { get; private init; }
    public string TenantId { get; private init; }

    /// <summary>The team; null in a row of an earlier release in which no channel had been chosen.</summary>
    public string? TeamId { get; private init; }

    /// <summary>Name of the team as Teams last told it; null if it never did.</summary>
    public string? TeamName { get; private set; }

    /// <summary>Whether the team takes pledges; its owners may switch that off.</summary>
    public bool TakesPledges { get; private set; } = true;
    public string Name { get; private set; }
    public string? Hashtag { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int Goal { get; private set; }
    public bool ApproveFirst { get; private set; }

    /// <summary>Ids of the themes that the team has chosen from the content's, one per line; empty for all.</summary>
    public string Themes { get; private set; } = "";

    /// <summary>The themes that the team has chosen; empty for all.</summary>
    public IReadOnlyList<string> ThemeIds => Themes.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Keys of the owners, one per line.</summary>
    public string Owners { get; private set; } = "";

    /// <summary>Keys of the team's own owners.</summary>
    public IReadOnlyList<string> OwnerKeys => Owners.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Keys of the tenant's stewards, as the content names them now; never stored.</summary>
    public IReadOnlyList<string> Stewards { get; private set; } = [];

    /// <summary>The channel that pledges are posted to; null until one is chosen.</summary>
    public string? ChannelId { get; private set; }

    /// <summary>The channel in which the owners answer questions of the team; null until one is chosen.</summary>
    public string? QuestionsChannelId { get; private set; }

    /// <summary>Whether they answer, too, for people whose own team answers none; a steward decides that.</summary>
    public bool AnswersEveryone { get; private set; }

    /// <summary>How often the team's own answers have changed; 0 where it has never kept one.</summary>
    public long AnswerChanges { get; private set; }

    /// <summary>Since when the channel is gone and its people know; null while there is one, or none was ever chosen.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    /// <summary>Why it is gone; null while there is one, and where an earlier release noted that it went.</summary>
    public GoneReason? GoneReason { get; private set; }

    /// <summary>Stored counts, updated in the same transaction as the pledges and joins that they count.</summary>
    public int Pledged { get; private set; }
    public int Joined { get; private set; }
    public int Done { get; private set; }
    public long Version { get; private set; }

    /// <summary>Whether the person answers for the campaign, as an owner or as a steward.</summary>
    public bool IsOwnedBy(string personKey) =>
        OwnerKeys.Contains(personKey, StringComparer.Ordinal) || IsSteward(personKey);

    /// <summary>Whether the person is one of the tenant's stewards.</summary>
    public bool IsSteward(string personKey) => Stewards.Contains(personKey, StringComparer.Ordinal);

    /// <summary>
    /// Keys of those who are asked about a pledge: the owners, or the stewards where there is none. About a doubtful one
    /// its author is not asked; where nobody else is there, nobody is, until an owner is added.
    /// </summary>
    public IReadOnlyList<string> AskedAbout(string? author, bool doubtful)
    {
        bool MayDecide(string key) => !doubtful || key != author;
        var owners = OwnerKeys.Where(MayDecide).ToList();
        if (owners.Count > 0)
        {
            return owners;
        }

        return [.. Stewards.Where(MayDecide)];
    }

    /// <summary>Says who the tenant's stewards are at this moment.</summary>
    public CampaignRecord With(IReadOnlyList<string> stewards)
    {
        Stewards = stewards;
        return this;
    }

    /// <summary>Changes the settings, on behalf of an owner.</summary>
    /// <exception cref="ConflictException">The person is no longer an owner.</exception>
    public void Change(CampaignSettings settings, string personKey)
    {
        if (!IsOwnedBy(personKey))
        {
            throw new ConflictException();
        }

        Set(settings);
        Version++;
    }

    /// <summary>Sets the channel for pledges.</summary>
    public void PostIn(string channelId)
    {
        ChannelId = channelId;
        MarkBack();
        Version++;
    }

    /// <summary>Sets the channel for questions.</summary>
    /// <exception cref="ConflictException">The person is no longer an owner.</exception>
    public void AnswerIn(string channelId, string personKey)
    {
        if (!IsOwnedBy(personKey))
        {
            throw new ConflictException();
        }

        QuestionsChannelId = channelId;
        Version++;
    }

    /// <summary>Decides whether questions of people come here whose own team answers none.</summary>
    /// <exception cref="ConflictException">The person is no steward.</exception>
    public void AnswerEveryone(bool answers, string personKey)
    {
        if (!IsSteward(personKey))
        {
            throw new ConflictException();
        }

        AnswersEveryone = answers;
        Version++;
    }

    /// <summary>Notes that the channel is gone, and why; what Teams told says more than that it refuses posts.</summary>
    public void MarkGone(DateTimeOffset now, GoneReason reason)
    {
        GoneAt ??= now;
        GoneReason = reason == Entities.GoneReason.Refused ? GoneReason ?? reason : reason;
    }

    /// <summary>Notes that the channel is there.</summary>
    public void MarkBack() => (GoneAt, GoneReason) = (null, null);

    /// <summary>Notes what the team is called now.</summary>
    public void Call(string teamName) => TeamName = teamName;

    public void AddOwner(string personKey) => Own([.. OwnerKeys, personKey]);

    public void RemoveOwner(string personKey) => Own(OwnerKeys.Where(owner => owner != personKey));

    /// <summary>Replaces an owner's key when two keys turn out to belong to one person.</summary>
    public void RenameOwner(string from, string to) => Own(OwnerKeys.Select(owner => owner == from ? to : owner));

    private void Own(IEnumerable<string> owners)
    {
        Owners = string.Join('\n', owners.Distinct(StringComparer.Ordinal));
        Version++;
    }

    private void Set(CampaignSettings settings)
    {
        Name = settings.Name;
        TakesPledges = settings.TakesPledges;
        Hashtag = settings.Hashtag;
        StartsOn = settings.StartsOn;
        EndsOn = settings.EndsOn;
        Goal = settings.Goal;
        ApproveFirst = settings.ApproveFirst;
        Themes = string.Join('\n', settings.Themes ?? []);
    }
}

/// <summary>The settings that a campaign's owners may change.</summary>
internal sealed record CampaignSettings(
    string Name,
    string? Hashtag,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Goal,
    bool ApproveFirst = false,
    bool TakesPledges = true,
    IReadOnlyList<string>? Themes = null
);
