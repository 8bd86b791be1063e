using ToolkitBot.Turns;

namespace ToolkitBot.Tests.Turns;

public sealed class GlanceTests
{
    [Theory]
    [InlineData("One sentence.", "One sentence.", null)]
    [InlineData("Dr. no. 5 is open", "Dr. no. 5 is open", null)]
    [InlineData("", "", null)]
    public void What_is_short_stays_whole(string text, string first, string? after) =>
        Assert.Equal((first, after), Glance.Split(text));

    [Fact]
    public void Whole_sentences_are_shown_as_long_as_they_are_few_words()
    {
        var sentence = $"{string.Join(' ', Enumerable.Repeat("Word", 20))}.";
        var (first, after) = Glance.Split($"{sentence} {sentence} “{sentence}” {sentence}");
        Assert.Equal($"{sentence} {sentence}", first);
        Assert.Equal($"“{sentence}” {sentence}", after);
    }

    [Fact]
    public void A_first_sentence_is_never_cut()
    {
        var sentence = $"{string.Join(' ', Enumerable.Repeat("Word", 80))}.";
        Assert.Equal((sentence, "More."), Glance.Split($"{sentence} More."));
    }
}
