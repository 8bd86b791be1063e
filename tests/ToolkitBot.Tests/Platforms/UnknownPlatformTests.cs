using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

/// <summary>What the table does not have, and wishes of which too little is known.</summary>
public sealed class UnknownPlatformTests
{
    [Theory]
    [InlineData("should we be on Bluesky", "Bluesky", "twitter")]
    [InlineData("is blue-sky any good for news", "Bluesky", "twitter")]
    [InlineData("masto\u00ADdon for our trust", "Mastodon", "twitter")]
    [InlineData("would a whats app group work for carers", "WhatsApp", "facebook")]
    [InlineData("thinking about REDDIT", "Reddit", "facebook")]
    [InlineData("next door app for the village", "Nextdoor", "facebook")]
    [InlineData("we'd like to make a podcast about asthma", "a podcast", "video")]
    [InlineData("a newsletter for our patients", "a newsletter", "blog")]
    public void A_platform_that_has_no_row_is_found_by_name_and_the_nearest_is_recommended(
        string wish,
        string name,
        string nearest
    )
    {
        var reading = PlatformFiles.Recommender.Read(PlatformSlots.None, wish);

        var unknown = Assert.Single(reading.Unknown);
        Assert.Equal(name, unknown.Name);
        Assert.False(string.IsNullOrEmpty(unknown.Why));
        Assert.Equal(nearest, unknown.Nearest?.Id);
        Assert.Contains(reading.Ranking, fit => fit.Platform.Id == nearest);
    }

    [Theory]
    [InlineData("should our ward be on Glimmer", "Glimmer")]
    [InlineData("our Zorble account has twelve followers", "Zorble")]
    [InlineData("we could post on Blue Lagoon for parents", "Blue Lagoon")]
    [InlineData("is Quillr any good for poems", "Quillr")]
    public void A_platform_that_no_list_has_is_known_by_the_way_it_is_spoken_of(string wish, string name)
    {
        var unknown = Assert.Single(PlatformFiles.Recommender.Read(PlatformSlots.None, wish).Unknown);

        Assert.Equal(name, unknown.Name);
        Assert.Null(unknown.Nearest);
    }

    [Theory]
    [InlineData("we post on Monday mornings for local families")]
    [InlineData("SHOULD WE BE ON THE RADIO")]
    [InlineData("can people join our walking group")]
    [InlineData("the pharmacist wants to go on Facebook")]
    [InlineData("should we be on glimmers of hope")]
    [InlineData("we go on. Grandparents are who we want")]
    public void Other_words_are_no_platform(string wish) =>
        Assert.Empty(PlatformFiles.Recommender.Read(PlatformSlots.None, wish).Unknown);

    [Theory]
    [InlineData("not Bluesky, where are journalists")]
    [InlineData("reach mums without a whatsapp group")]
    public void One_that_is_turned_down_is_not_spoken_of(string wish) =>
        Assert.Empty(PlatformFiles.Recommender.Read(PlatformSlots.None, wish).Unknown);

    [Theory]
    [InlineData("reach farmers")]
    [InlineData("which platform for people who speak Punjabi")]
    [InlineData("I want to get to lorry drivers")]
    [InlineData("how do we reach beekeepers?")]
    public void People_of_whom_nothing_is_known_are_asked_about(string wish)
    {
        var reading = PlatformFiles.Recommender.Read(PlatformSlots.None, wish);

        Assert.Equal(Understanding.AudienceUnknown, reading.Understanding);
        Assert.NotNull(reading.Audience);
        Assert.Empty(reading.Ranking);
    }

    [Theory]
    [InlineData("weather tomorrow")]
    [InlineData("qqqq zzzz")]
    [InlineData("what is the capital of France")]
    [InlineData("not facebook")]
    [InlineData("hmm")]
    public void What_is_no_wish_brings_no_guess(string text)
    {
        var reading = PlatformFiles.Recommender.Read(PlatformSlots.None, text);

        Assert.Equal(Understanding.Nothing, reading.Understanding);
        Assert.Empty(reading.Ranking);
    }

    [Fact]
    public void What_was_picked_is_enough_whatever_the_words_say() =>
        Assert.NotEmpty(
            PlatformFiles.Recommender.Recommend(PlatformSlots.None.With(SlotKind.Material, "film"), "reach farmers")
        );
}
