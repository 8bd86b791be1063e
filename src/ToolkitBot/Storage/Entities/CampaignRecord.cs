namespace ToolkitBot.Storage.Entities;

/// <summary>A tenant's campaign: created from the content, then changed by its owners in Teams.</summary>
internal sealed class CampaignRecord
{
    /// <summary>Creates a campaign.</summary>
    /// <param name="owners">Keys of its owners.</param>
    public CampaignRecord(string id, string tenantId, CampaignSettings settings, params IEnumerable<string> owners)
        : this(id, tenantId, settings.Name)
    {
        Set(settings);
        Owners = string.Join('\n', owners);
        Version = 1;
    }

    /// <summary>For EF, when it reads a row.</summary>
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

    /// <summary>Keys of the owners, one per line.</summary>
    public string Owners { get; private set; } = "";

    /// <summary>Keys of the owners: the people named in the content, and anyone who chose the channel.</summary>
    public IReadOnlyList<string> OwnerKeys => Owners.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The channel that pledges are posted to; null until one is chosen.</summary>
    public string? ChannelId { get; private set; }

    /// <summary>Stored counts, updated in the same transaction as the pledges and joins that they count.</summary>
    public int Pledged { get; private set; }
    public int Joined { get; private set; }
    public int Done { get; private set; }
    public long Version { get; private set; }

    public bool IsOwnedBy(string personKey) => OwnerKeys.Contains(personKey, StringComparer.Ordinal);

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

    /// <summary>Sets the channel for pledges; the person who chose it becomes an owner.</summary>
    public void PostIn(string channelId, string personKey)
    {
        ChannelId = channelId;
        Own([.. OwnerKeys, personKey]);
    }

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
        Hashtag = settings.Hashtag;
        StartsOn = settings.StartsOn;
        EndsOn = settings.EndsOn;
        Goal = settings.Goal;
        ApproveFirst = settings.ApproveFirst;
    }
}

/// <summary>The settings that a campaign's owners may change.</summary>
internal sealed record CampaignSettings(
    string Name,
    string? Hashtag,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Goal,
    bool ApproveFirst = false
);
