using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

/// <summary>The figures of complement naive Bayes, on examples small enough to be worked out apart from the code.</summary>
public sealed class WishLikenessTests
{
    private static readonly WishLikeness Likeness = new([
        [
            ["teach", "a", "bath"],
            ["show", "parent", "show"],
        ],
        [
            ["find", "nurs"],
        ],
        [
            ["news", "for", "parent"],
            ["news"],
        ],
    ]);

    [Theory]
    [InlineData("show", 0.840183, 0.096803, 0.063014)]
    [InlineData("parent", 0.315316, 0.151956, 0.532728)]
    [InlineData("nurs bath", 0.250623, 0.676918, 0.072459)]
    [InlineData("show show news", 0.535666, 0.097157, 0.367177)]
    [InlineData("a", 0.534878, 0.257427, 0.207695)]
    [InlineData("teachers", 0.677483, 0.190896, 0.131621)]
    [InlineData("find nurs", 0.013149, 0.970702, 0.016149)]
    [InlineData("unheard of parent", 0.315316, 0.151956, 0.532728)]
    public void A_wish_is_as_like_a_platform_as_the_formulas_say(string stems, params double[] shares)
    {
        var found = Likeness.Of([.. stems.Split(' ')])!;

        Assert.Equal(shares.Length, found.Length);
        Assert.All(shares.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 6));
    }

    [Theory]
    [InlineData("")]
    [InlineData("qqq")]
    public void A_wish_of_which_nothing_is_known_is_like_nothing(string stem) => Assert.Null(Likeness.Of([stem]));

    /// <summary>Stems, how many features they have and how often all of them occur.</summary>
    [Theory]
    [InlineData("", 1, 1)] // the word
    [InlineData("x", 1, 1)]
    [InlineData("xy", 2, 2)] // the word and _xy_
    [InlineData("reach teens", 11, 11)] // two words, a pair, four groups of letters each
    [InlineData("a a a", 2, 5)] // a word three times, a pair twice
    [InlineData("aaaaaa", 4, 6)] // _aaa, aaaa three times, aaa_
    public void A_wish_has_words_pairs_and_groups_of_four_letters(string stems, int different, int all)
    {
        var features = WishFeatures.Of([.. stems.Split(' ')]);

        Assert.Equal((different, all), (features.Count, features.Values.Sum()));
    }

    [Fact]
    public void Of_a_very_long_word_thirty_letters_are_taken()
    {
        var (long_, longer) = (WishFeatures.Of([new('x', 31)]), WishFeatures.Of([new('x', 40)]));

        Assert.Equal(30, long_.Values.Sum());
        Assert.Equal(29, long_.Where(feature => longer.Contains(feature)).Sum(feature => feature.Value));
    }

    [Fact]
    public void Word_pair_and_letters_are_told_apart_and_so_is_the_order_of_words()
    {
        Assert.Single(WishFeatures.Of(["_ab_"]).Keys.Intersect(WishFeatures.Of(["ab"]).Keys));
        Assert.Empty(WishFeatures.Of(["a b"]).Keys.Intersect(WishFeatures.Of(["a", "b"]).Keys));
        Assert.Equal(2, WishFeatures.Of(["a", "b"]).Keys.Intersect(WishFeatures.Of(["b", "a"]).Keys).Count());
    }
}
