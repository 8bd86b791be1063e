using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Tests.Storage;

public sealed class CampaignRecordTests
{
    private static readonly CampaignSettings Settings = new(
        "Sample campaign",
        "#Sample",
        new DateOnly(2026, 10, 1),
        new DateOnly(2027, 9, 30),
        Goal: 100
    );

    [Fact]
    public void An_owner_changes_all_settings()
    {
        var campaign = Owned("one");
        var wanted = new CampaignSettings(
            "Other",
            null,
            Settings.StartsOn.AddDays(1),
            Settings.EndsOn.AddDays(2),
            7,
            true
        );
        campaign.Change(wanted, "one");
        Assert.Equal(wanted, Of(campaign));
        Assert.Equal(2, campaign.Version);
    }

    [Fact]
    public void Somebody_who_does_not_own_it_changes_nothing()
    {
        // The end of an owner's key is no owner.
        var campaign = Owned("tenant|one");
        Assert.Throws<ConflictException>(() => campaign.Change(Settings with { Goal = 1 }, "one"));
        Assert.Equal((Settings, 1), (Of(campaign), campaign.Version));
    }

    [Fact]
    public void Whoever_chooses_the_channel_owns_it_once()
    {
        var campaign = Owned("one");
        campaign.PostIn("channel", "two");
        campaign.PostIn("other", "two");
        Assert.Equal(["one", "two"], campaign.OwnerKeys);
        Assert.Equal(("other", 3), (campaign.ChannelId, campaign.Version));
    }

    [Fact]
    public void Owners_leave_and_two_keys_of_one_person_become_one()
    {
        var campaign = Owned("one", "two", "ONE");
        campaign.RenameOwner("ONE", "one");
        Assert.Equal(["one", "two"], campaign.OwnerKeys);
        campaign.RemoveOwner("one");
        Assert.Equal(["two"], campaign.OwnerKeys);
        Assert.False(campaign.IsOwnedBy("one"));
    }

    private static CampaignRecord Owned(params string[] owners) => new("id", "tenant", Settings, owners);

    private static CampaignSettings Of(CampaignRecord campaign) =>
        new(campaign.Name, campaign.Hashtag, campaign.StartsOn, campaign.EndsOn, campaign.Goal, campaign.ApproveFirst);
}
