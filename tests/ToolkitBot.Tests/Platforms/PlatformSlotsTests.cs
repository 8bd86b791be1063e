using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

/// <summary>What is known of a wish: what counts as nothing, as a mere name, and how two wishes join or follow each other.</summary>
public sealed class PlatformSlotsTests
{
    private static readonly UnknownPlatform Plotnet = new("Plotnet", [], SmallTable.Table.Platforms[0], "why");

    [Theory]
    [InlineData(nameof(PlatformSlots.Audiences), false, false)]
    [InlineData(nameof(PlatformSlots.Purposes), false, false)]
    [InlineData(nameof(PlatformSlots.Materials), false, true)] // "video" names a platform and a material
    [InlineData(nameof(PlatformSlots.Times), false, false)]
    [InlineData(nameof(PlatformSlots.Named), false, true)]
    [InlineData(nameof(PlatformSlots.TurnedDown), false, false)]
    [InlineData(nameof(PlatformSlots.Against), false, false)]
    [InlineData(nameof(PlatformSlots.Unknown), false, true)]
    [InlineData(nameof(PlatformSlots.UnknownTurnedDown), true, false)]
    public void One_thing_alone_is_something_and_beside_a_name_more_than_a_name(
        string member,
        bool isEmpty,
        bool isStillName
    )
    {
        var alone = Holding(member, "a");

        Assert.Equal(isEmpty, alone.IsEmpty);
        Assert.Equal(member == nameof(PlatformSlots.Named), alone.IsName);
        Assert.Equal(isStillName, alone.And(new() { Named = ["blog"] }).IsName);
        Assert.True(PlatformSlots.None.IsEmpty);
        Assert.False(PlatformSlots.None.IsName);
    }

    [Theory]
    [InlineData(nameof(PlatformSlots.Audiences))]
    [InlineData(nameof(PlatformSlots.Purposes))]
    [InlineData(nameof(PlatformSlots.Materials))]
    [InlineData(nameof(PlatformSlots.Times))]
    [InlineData(nameof(PlatformSlots.Named))]
    [InlineData(nameof(PlatformSlots.TurnedDown))]
    [InlineData(nameof(PlatformSlots.Against))]
    [InlineData(nameof(PlatformSlots.Unknown))]
    [InlineData(nameof(PlatformSlots.UnknownTurnedDown))]
    public void Two_wishes_join_to_everything_of_both_once(string member)
    {
        var (one, other) = (Holding(member, "a"), Holding(member, "b"));

        Assert.Equal(["a", "b"], In(one.And(other).And(one), member));
        Assert.Equal(["a"], In(one.And(PlatformSlots.None), member));
        Assert.Equal(["a"], In(PlatformSlots.None.And(one), member));
    }

    [Theory]
    [InlineData(SlotKind.Audience, nameof(PlatformSlots.Audiences))]
    [InlineData(SlotKind.Purpose, nameof(PlatformSlots.Purposes))]
    [InlineData(SlotKind.Material, nameof(PlatformSlots.Materials))]
    [InlineData(SlotKind.Time, nameof(PlatformSlots.Times))]
    public void A_button_fills_the_slot_of_its_kind(SlotKind kind, string member)
    {
        var picked = PlatformSlots.None.With(kind, "a").With(kind, "b").With(kind, "a");

        Assert.Equal(["a", "b"], picked.Of(kind));
        Assert.Equal(["a", "b"], In(picked, member));
        Assert.All(Enum.GetValues<SlotKind>().Where(other => other != kind), other => Assert.Empty(picked.Of(other)));
    }

    /// <summary>A member, the earlier wish's words for it, the later one's, and what holds then.</summary>
    [Theory]
    [InlineData(nameof(PlatformSlots.Audiences), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.Audiences), "a", "b", "b")]
    [InlineData(nameof(PlatformSlots.Purposes), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.Purposes), "a", "b", "b")]
    [InlineData(nameof(PlatformSlots.Materials), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.Materials), "a", "b", "b")]
    [InlineData(nameof(PlatformSlots.Times), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.Times), "a", "b", "b")]
    [InlineData(nameof(PlatformSlots.Named), "a", "", "")]
    [InlineData(nameof(PlatformSlots.Named), "a", "b", "b")]
    [InlineData(nameof(PlatformSlots.TurnedDown), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.TurnedDown), "a", "b", "a b")]
    [InlineData(nameof(PlatformSlots.Against), "a", "", "a")]
    [InlineData(nameof(PlatformSlots.Against), "a", "b", "a b")]
    [InlineData(nameof(PlatformSlots.Unknown), "a", "", "")]
    public void A_later_wish_is_read_after_the_earlier(string member, string earlier, string later, string holds) =>
        Assert.Equal(holds, string.Join(' ', In(Holding(member, later).After(Holding(member, earlier)), member)));

    [Fact]
    public void What_is_wanted_now_is_no_longer_turned_down()
    {
        var earlier = new PlatformSlots
        {
            TurnedDown = ["blog", "video"],
            Against = [(SlotKind.Material, "film"), (SlotKind.Purpose, "film")],
        };

        var later = new PlatformSlots { Named = ["blog"], Materials = ["film"] }.After(earlier);

        Assert.Equal(["video"], later.TurnedDown);
        Assert.Equal([(SlotKind.Purpose, "film")], later.Against);
    }

    private static PlatformSlots Holding(string member, string id)
    {
        string[] ids = id.Length > 0 ? [id] : [];
        return member switch
        {
            nameof(PlatformSlots.Audiences) => new() { Audiences = ids },
            nameof(PlatformSlots.Purposes) => new() { Purposes = ids },
            nameof(PlatformSlots.Materials) => new() { Materials = ids },
            nameof(PlatformSlots.Times) => new() { Times = ids },
            nameof(PlatformSlots.Named) => new() { Named = ids },
            nameof(PlatformSlots.TurnedDown) => new() { TurnedDown = ids },
            nameof(PlatformSlots.Against) => new() { Against = [.. ids.Select(one => (SlotKind.Time, one))] },
            nameof(PlatformSlots.Unknown) => new() { Unknown = [.. ids.Select(one => Plotnet with { Name = one })] },
            _ => new() { UnknownTurnedDown = [.. ids.Select(one => Plotnet with { Name = one })] },
        };
    }

    private static IEnumerable<string> In(PlatformSlots slots, string member) =>
        member switch
        {
            nameof(PlatformSlots.Audiences) => slots.Audiences,
            nameof(PlatformSlots.Purposes) => slots.Purposes,
            nameof(PlatformSlots.Materials) => slots.Materials,
            nameof(PlatformSlots.Times) => slots.Times,
            nameof(PlatformSlots.Named) => slots.Named,
            nameof(PlatformSlots.TurnedDown) => slots.TurnedDown,
            nameof(PlatformSlots.Against) => slots.Against.Select(slot => slot.Id),
            nameof(PlatformSlots.Unknown) => slots.Unknown.Select(platform => platform.Name),
            _ => slots.UnknownTurnedDown.Select(platform => platform.Name),
        };
}
