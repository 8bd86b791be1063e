using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Reading;

namespace ToolkitBot.Tests.Pledges;

/// <summary>The theme that is proposed for a pledge, by the words of the campaign as it is delivered.</summary>
public sealed class ThemeFinderTests
{
    private static readonly ThemeFinder Finder = new(
        Campaign.Read(ContentNode.ReadFile(Repository.Of("content", "en", "campaign.yaml"), "campaign.yaml")).Themes
    );

    [Theory]
    [InlineData("I will answer every comment on our page within a day", "listening")]
    [InlineData("I will introduce myself to every patient by name", "patients")]
    [InlineData("I will put captions on all our videos", "online", "access")]
    [InlineData("We will write our leaflets in plain English", "access")]
    [InlineData("I will make tea for new starters in our team", "team")]
    [InlineData("I will go home on time twice a week", "wellbeing")]
    [InlineData("I'll wash my hands before every patient and check the checklist", "safety")]
    [InlineData("I will post one tweet about our ward each week", "online")]
    [InlineData("I will listen to one relative every day", "listening", "patients")]
    public void The_words_of_a_pledge_propose_its_theme(string pledge, params string[] themes) =>
        Assert.Contains(Finder.Propose(pledge), themes);

    [Theory]
    [InlineData("I will paint the fence green")]
    [InlineData("")]
    [InlineData("🦄")]
    public void Words_of_no_theme_propose_none(string pledge) => Assert.Null(Finder.Propose(pledge));

    [Fact]
    public void Of_themes_that_fit_alike_the_first_is_proposed_and_a_longer_phrase_counts_for_more()
    {
        var finder = new ThemeFinder([
            new("one", "One", "tea"),
            new("two", "Two", "cake, cup of tea"),
            new("three", "Three", ""),
        ]);
        Assert.Equal("one", finder.Propose("tea and cake"));
        Assert.Equal("two", finder.Propose("a cup of tea"));
    }

    [Fact]
    public void A_theme_that_a_team_does_not_have_is_not_proposed()
    {
        var finder = new ThemeFinder([new("one", "One", "tea, cake"), new("two", "Two", "tea")]);
        Assert.Equal("one", finder.Propose("tea and cake"));
        Assert.Equal("two", finder.Propose("tea and cake", id => id == "two"));
        Assert.Null(finder.Propose("tea and cake", _ => false));
    }
}
