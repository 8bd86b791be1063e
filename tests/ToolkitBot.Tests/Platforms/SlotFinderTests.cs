using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

public sealed class SlotFinderTests
{
    private static readonly SlotFinder Finder = new(PlatformFiles.Table);

    [Theory]
    [InlineData("want to recruit physios", SlotKind.Purpose, "recruit")]
    [InlineData("RECRUITING!!", SlotKind.Purpose, "recruit")]
    [InlineData("recrutment of nurses", SlotKind.Purpose, "recruit")]
    [InlineData("recriut physios", SlotKind.Purpose, "recruit")]
    [InlineData("rceruit physios", SlotKind.Purpose, "recruit")]
    [InlineData("reach teneagers", SlotKind.Audience, "young-people")]
    [InlineData("reach teenagrs", SlotKind.Audience, "young-people")]
    [InlineData("for mums and dads", SlotKind.Audience, "families")]
    [InlineData("a journalist should see it", SlotKind.Audience, "press-and-partners")]
    [InlineData("we want to film it", SlotKind.Material, "film")]
    [InlineData("I can write articles", SlotKind.Material, "long-text")]
    [InlineData("got about an hour a week", SlotKind.Time, "hour-a-week")]
    [InlineData("ten minutes between patients", SlotKind.Time, "minutes-a-day")]
    [InlineData("demonstrating a hoist", SlotKind.Purpose, "show-how")]
    public void A_slot_is_found_in_other_endings_and_through_slips(string text, SlotKind kind, string expected)
    {
        Assert.Contains(expected, Finder.Find(text).Of(kind));
    }

    [Theory]
    [InlineData("facebok", "facebook")]
    [InlineData("faecbook", "facebook")]
    [InlineData("faceboko", "facebook")]
    [InlineData("linkedni", "linkedin")]
    [InlineData("twitetr", "twitter")]
    public void A_platform_is_found_by_a_name_with_swapped_or_missing_letters(string typed, string platform) =>
        Assert.Equal([platform], Finder.Find($"should we be on {typed} for physios").Named);

    [Fact]
    public void A_later_wish_keeps_what_it_does_not_say_anew()
    {
        var earlier = Finder.Find("a short film for mums and dads, instead of facebook");

        var later = Finder.Find("and for a journalist?").After(earlier);

        Assert.Equal(["press-and-partners"], later.Audiences);
        Assert.Equal(earlier.Materials, later.Materials);
        Assert.Contains("film", later.Materials);
        Assert.Equal(["facebook"], later.TurnedDown);
        Assert.Empty(Finder.Find("and on facebook?").After(earlier).TurnedDown);
    }

    [Fact]
    public void A_word_that_only_looks_like_another_is_not_taken_for_it()
    {
        Assert.DoesNotContain("quick-news", Finder.Find("for new dads").Purposes);
        Assert.True(Finder.Find("qwzx plonk").IsEmpty);
        Assert.True(Finder.Find("").IsEmpty);
        Assert.True(Finder.Find("🙂 \ud83d").IsEmpty);
    }

    [Fact]
    public void A_platform_that_is_refused_is_not_one_that_is_wanted()
    {
        var slots = Finder.Find("I am already on Facebook/LinkedIn, what is the point of Twitter");
        Assert.Equal(["twitter"], slots.Named);
        Assert.Equal(["facebook", "linkedin"], slots.TurnedDown);
    }

    [Fact]
    public void Every_word_of_every_slot_finds_its_slot()
    {
        foreach (var slot in PlatformFiles.Table.Slots)
        {
            Assert.All(slot.Words, word => Assert.Contains(slot.Id, Finder.Find(word).Of(slot.Kind)));
        }
    }

    [Fact]
    public void Picked_and_found_slots_join_without_counting_twice()
    {
        var both = PlatformSlots
            .None.With(SlotKind.Purpose, "recruit")
            .With(SlotKind.Time, "hour-a-week")
            .And(Finder.Find("recruit a physio"));
        Assert.Equal(["recruit"], both.Purposes);
        Assert.Equal(["hour-a-week"], both.Times);
    }

    [Fact]
    public void A_pasted_novel_is_read_without_harm()
    {
        var novel = string.Concat(Enumerable.Repeat("want to recruit physios in the village. ", 500));
        Assert.Contains("recruit", Finder.Find(novel).Purposes);
        Assert.True(Finder.Find(new string('a', 20_000)).IsEmpty);
    }
}
