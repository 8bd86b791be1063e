namespace ToolkitBot.Storage.Entities;

/// <summary>A campaign of a tenant: begun from the content, changed by its owners inside Teams.</summary>
internal sealed class CampaignRecord
{
    /// <summary>A campaign that begins.</summary>
    /// <param name="owners">Keys of the people who own it.</param>
    public CampaignRecord(string id, string tenantId, CampaignSettings settings, params IEnumerable<string> owners)
        : this(id, tenantId, settings.Name)
    {
        Set(settings);
        Owners = string.Join('\n', owners);
        Version = 1;
    }

    /// <summary>For rows that are read.</summary>
    private CampaignRecord(string id, string tenantId, string name) => (Id, TenantId, Name) = (id, tenantId, name);

    /// <summary><c>tenant|campaign id of the content</c>.</summary>
    public string Id { get; private init; }
    public string TenantId { get; private init; }
    public string Name { get; private set; }
    public string? Hashtag { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int Goal { get; private set; }
    public bool ApproveFirst { get; private set; }

    /// <summary>Keys of the people who own it, one a line.</summary>
    public string Owners { get; private set; } = "";

    /// <summary>Who looks after it: those whom the content names, and those who gave it its channel.</summary>
    public IReadOnlyList<string> OwnerKeys => Owners.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Channel that pledges are posted to; null until one was chosen.</summary>
    public string? ChannelId { get; private set; }

    /// <summary>Kept counts, changed in the transaction of what they count.</summary>
    public int Pledged { get; private set; }
    public int Joined { get; private set; }
    public int Done { get; private set; }
    public long Version { get; private set; }

    public bool IsOwnedBy(string personKey) => OwnerKeys.Contains(personKey, StringComparer.Ordinal);

    /// <summary>An owner changes its settings.</summary>
    /// <exception cref="ConflictException">The person does not own it any more.</exception>
    public void Change(CampaignSettings settings, string personKey)
    {
        if (!IsOwnedBy(personKey))
        {
            throw new ConflictException();
        }

        Set(settings);
        Version++;
    }

    /// <summary>Pledges go to this channel from now on, and whoever chose it is an owner.</summary>
    public void PostIn(string channelId, string personKey)
    {
        ChannelId = channelId;
        Own([.. OwnerKeys, personKey]);
    }

    public void RemoveOwner(string personKey) => Own(OwnerKeys.Where(owner => owner != personKey));

    /// <summary>Two keys were one person's.</summary>
    public void RenameOwner(string from, string to) => Own(OwnerKeys.Select(owner => owner == from ? to : owner));

    private void Own(IEnumerable<string> owners)
    {
        Owners = string.Join('\n', owners.Distinct(StringComparer.Ordinal));
        Version++;
    }

    private void Set(CampaignSettings settings)
    {
        Name = settings.Name;
        Hashtag = settings.Hashtag;
        StartsOn = settings.StartsOn;
        EndsOn = settings.EndsOn;
        Goal = settings.Goal;
        ApproveFirst = settings.ApproveFirst;
    }
}

/// <summary>What a campaign's owners may change.</summary>
internal sealed record CampaignSettings(
    string Name,
    string? Hashtag,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Goal,
    bool ApproveFirst = false
);
