using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

public sealed class RecommenderTests
{
    /// <summary>An invented platform and an invented audience, as a content editor would add them.</summary>
    private const string SampleRow = """

          - id: plotnet
            section: platform.other
            name: Plotnet
            names: [plotnet]
            because: because growers gather there
            who: People with an allotment.
            goodFor: Swapping seeds.
            remember: Nobody is there in the planting season.
            effort: low
            takes: Ten minutes a week.
            guide: {title: Plotnet help, url: "https://plotnet.example/help"}
            speaksFor:
              audiences: {growers: 3}
            asks:
              - reach people with an allotment
              - swap seeds and cuttings
              - advice about greenhouse tomatoes
        """;

    private const string SampleSlot = """
        audiences:
          - id: growers
            label: Growers
            words: [growers, vegetable growers]
            because: because you want to reach people who grow things

        """;

    private static Recommender Recommender => PlatformFiles.Recommender;

    [Theory]
    [InlineData("want to recruit physios", "linkedin", "because you are looking for people to join you")]
    [InlineData("show mums how to bath a newborn", "video", "because people learn it best when they see it done")]
    [InlineData(
        "reach teenagers about vaping",
        "other",
        "because you want to be where younger people spend their time"
    )]
    public void Free_words_bring_a_platform_with_its_reason(string wish, string platform, string reason)
    {
        var ranking = Recommender.Recommend(wish);
        Assert.InRange(ranking.Count, 2, 3);
        Assert.Equal(platform, ranking[0].Platform.Id);
        Assert.Contains(reason, ranking[0].Reasons);
        Assert.NotEmpty(ranking[0].Remember);
        Assert.StartsWith(ranking[0].Platform.EffortLabel, ranking[0].Takes, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slot_that_is_picked_alone_brings_a_platform_for_which_it_speaks()
    {
        Assert.All(
            PlatformFiles.Table.Slots,
            slot =>
            {
                var ranking = Recommender.Recommend(PlatformSlots.None.With(slot.Kind, slot.Id));
                Assert.InRange(ranking.Count, 2, 3);
                Assert.True(ranking[0].Platform.WeightOf(slot.Kind, slot.Id) >= 2);
                Assert.Equal([slot.Because], ranking[0].Reasons);
            }
        );
    }

    /// <summary>A slot that is picked alone scores what the row gives it, so the third can be told from the table.</summary>
    [Fact]
    public void A_third_platform_is_shown_where_it_has_a_quarter_of_the_firsts_score()
    {
        var counts = PlatformFiles
            .Table.Slots.Select(slot =>
            {
                var weights = PlatformFiles
                    .Table.Platforms.Select(platform => platform.WeightOf(slot.Kind, slot.Id))
                    .OrderDescending()
                    .ToList();
                var ranking = Recommender.Recommend(PlatformSlots.None.With(slot.Kind, slot.Id));
                Assert.Equal(weights[2] >= 0.25 * weights[0] ? 3 : 2, ranking.Count);
                Assert.Equal(
                    weights.Take(ranking.Count).Select(weight => weight / 3.0),
                    ranking.Select(recommendation => recommendation.Score)
                );
                return ranking.Count;
            })
            .ToList();
        Assert.Contains(2, counts);
        Assert.Contains(3, counts);
    }

    [Fact]
    public void Every_recommendation_gives_one_to_three_reasons_that_begin_with_because()
    {
        var wishes = PlatformFiles.Wishes("unseen-wishes.tsv").Select(wish => wish.Text);
        Assert.All(
            wishes.SelectMany(wish => Recommender.Recommend(wish)),
            r =>
            {
                Assert.InRange(r.Reasons.Count, 1, 3);
                Assert.All(r.Reasons, reason => Assert.StartsWith("because ", reason, StringComparison.Ordinal));
            }
        );
    }

    [Fact]
    public void What_is_picked_is_weighed_together_with_the_words()
    {
        const string vague = "something about asthma";
        Assert.Equal(
            "blog",
            Recommender.Recommend(PlatformSlots.None.With(SlotKind.Material, "long-text"), vague)[0].Platform.Id
        );
        Assert.Equal(
            "video",
            Recommender.Recommend(PlatformSlots.None.With(SlotKind.Material, "film"), vague)[0].Platform.Id
        );
    }

    [Fact]
    public void Of_two_platforms_that_are_named_one_comes_first_and_one_second()
    {
        var ranking = Recommender.Recommend("recruiting: facebook or linkedin?");
        Assert.Equal(["linkedin", "facebook"], ranking.Take(2).Select(r => r.Platform.Id));
    }

    [Fact]
    public void Of_one_that_is_there_already_and_one_that_is_asked_about_the_second_comes_first()
    {
        var ranking = Recommender.Recommend("I have a Facebook page, do I need a Twitter account as well?");
        Assert.Equal("twitter", ranking[0].Platform.Id);
    }

    [Fact]
    public void A_platform_that_was_turned_down_is_not_recommended()
    {
        var ranking = Recommender.Recommend("where to reach local families instead of facebook");
        Assert.DoesNotContain(ranking, r => r.Platform.Id == "facebook");
        Assert.InRange(ranking.Count, 2, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂")]
    [InlineData("qqqq zzzz")]
    public void Words_that_say_nothing_bring_no_guess(string text)
    {
        Assert.Empty(Recommender.Recommend(text));
    }

    [Fact]
    public void The_honest_advice_is_there()
    {
        Assert.Contains("as yourself", Recommender.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_added_to_the_table_is_recommended_by_slots_and_by_words_of_its_own()
    {
        // The first 'audiences:' at the start of a line is the list; those under speaksFor are indented.
        var at = PlatformFiles.Yaml.IndexOf("\naudiences:\n", StringComparison.Ordinal);
        Assert.True(at > 0);
        var yaml = string.Concat(
            PlatformFiles.Yaml.AsSpan(0, at + 1),
            SampleSlot,
            PlatformFiles.Yaml.AsSpan(at + "\naudiences:\n".Length)
        );
        var table = PlatformFiles.Read(yaml.TrimEnd() + SampleRow);
        var recommender = new Recommender(table, table.LearnMeaning(QuestionFiles.Vectors()));

        var bySlot = recommender.Recommend(PlatformSlots.None.With(SlotKind.Audience, "growers"))[0];
        Assert.Equal("plotnet", bySlot.Platform.Id);
        Assert.Equal(["because you want to reach people who grow things"], bySlot.Reasons);

        Assert.Equal("plotnet", recommender.Recommend("where do i swap tomato seeds")[0].Platform.Id);
        Assert.Equal("plotnet", recommender.Recommend("how do we reach people with allotments")[0].Platform.Id);
        Assert.Equal("plotnet", recommender.Recommend("vegtable growers")[0].Platform.Id);
        Assert.Equal("linkedin", recommender.Recommend("want to recruit physios")[0].Platform.Id);
        Assert.DoesNotContain(Recommender.Recommend("where do i swap tomato seeds"), r => r.Platform.Id == "plotnet");
    }
}
