using ToolkitBot.Cli;
using ToolkitBot.Features;
using ToolkitBot.Languages;

namespace ToolkitBot.Tests.Content;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("the", 1)]
    [InlineData("make", 1)]
    [InlineData("table", 2)]
    [InlineData("asked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("lines", 1)]
    [InlineData("pledges", 2)]
    [InlineData("organisation", 5)]
    [InlineData("y", 1)]
    [InlineData("999", 1)]
    public void A_word_has_so_many_syllables(string word, int syllables) =>
        Assert.Equal(syllables, Readability.Syllables(word));

    [Fact]
    public void Short_words_and_sentences_are_for_younger_readers()
    {
        // 6 words in one sentence, 6 syllables: 0.39 × 6 + 11.8 − 15.59 + 5.
        Assert.Equal(3.55, Readability.Age(["The cat sat on the mat."])!.Value, 2);
        var hard = Readability.Age(["Organisational communication necessitates considerable deliberation."]);
        Assert.True(hard > 25, $"{hard}");
        Assert.Null(Readability.Age(["Your reason", "Five things"]));
    }

    [Fact]
    public void What_the_bot_says_of_itself_can_be_read_at_eleven()
    {
        var languages = new LanguageReader(Repository.Of("content"), Repository.Of("cards"), CardJson.Default).Start();
        var ages = ContentCheck
            .ReadingAges(languages.All.Single(one => one.Id == "en").Content)
            .ToDictionary(age => age.File, age => age.Age);
        Assert.InRange(ages["phrases.yaml"], 5, ContentCheck.OldestReader);
        Assert.InRange(ages["guide.yaml"], 5, ContentCheck.OldestReader);
        Assert.InRange(ages["contacts.yaml"], 5, ContentCheck.OldestReader);
    }
}
