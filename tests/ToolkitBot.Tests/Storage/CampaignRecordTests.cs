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
        var version = campaign.Version;
        campaign.Change(wanted, "one");
        Assert.Equal(wanted, Of(campaign));
        Assert.Equal(version + 1, campaign.Version);
    }

    [Fact]
    public void Somebody_who_does_not_own_it_changes_nothing()
    {
        // The end of an owner's key is no owner.
        var campaign = Owned("tenant|one");
        var version = campaign.Version;
        Assert.Throws<ConflictException>(() => campaign.Change(Settings with { Goal = 1 }, "one"));
        Assert.Equal((Settings, version), (Of(campaign), campaign.Version));
    }

    [Fact]
    public void A_steward_owns_it_as_long_as_the_content_names_them()
    {
        var campaign = Owned("one").With(["two"]);
        Assert.True(campaign.IsOwnedBy("two"));
        Assert.Equal(["one"], campaign.OwnerKeys);
        Assert.False(campaign.With([]).IsOwnedBy("two"));
    }

    [Fact]
    public void Choosing_a_channel_gives_no_rights()
    {
        var campaign = Owned("one");
        var version = campaign.Version;
        campaign.PostIn("channel");
        campaign.PostIn("other");
        Assert.Equal(["one"], campaign.OwnerKeys);
        Assert.Equal(("other", version + 2), (campaign.ChannelId, campaign.Version));
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

    private static CampaignRecord Owned(params string[] owners)
    {
        var campaign = new CampaignRecord("tenant|campaign", "tenant", "team", Settings);
        foreach (var owner in owners)
        {
            campaign.AddOwner(owner);
        }

        return campaign;
    }

    private static CampaignSettings Of(CampaignRecord campaign) =>
        new(campaign.Name, campaign.Hashtag, campaign.StartsOn, campaign.EndsOn, campaign.Goal, campaign.ApproveFirst);
}
