using ToolkitBot.Toolkit.Content;
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
        Assert.NotEmpty(unknown.Why);
        Assert.Equal(nearest, unknown.Nearest.Id);
        Assert.Contains(reading.Ranking, fit => fit.Platform.Id == nearest);
    }

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

    [Theory]
    [InlineData("    nearest: twitter", "    nearest: twiter", "'twiter' is no id of a row under 'platforms'.")]
    [InlineData("names: [reddit,", "names: [facebook, reddit,", "'facebook' is a name of 'facebook' already")]
    [InlineData("    why: both show films", "    wy: both show films", "'wy' is not an entry")]
    public void A_mistake_in_the_list_is_refused_with_its_line(string from, string to, string says)
    {
        Assert.Contains(from, PlatformFiles.Yaml, StringComparison.Ordinal);
        var at = PlatformFiles.Yaml.IndexOf(from, StringComparison.Ordinal);
        var yaml = string.Concat(PlatformFiles.Yaml.AsSpan(0, at), to, PlatformFiles.Yaml.AsSpan(at + from.Length));

        var problem = Assert.Throws<ContentException>(() => PlatformFiles.Read(yaml)).Problem;

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 1);
    }
}
