using ToolkitBot.Tests.Content;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Guide;

namespace ToolkitBot.Tests.Guide;

public sealed class GuideReaderTests
{
    private readonly GuideContent guide = ContentFolder.English.Guide;

    [Theory]
    [InlineData("because the trust next door is on it", "everyone-else")]
    [InlineData("Well, everyone else does it", "everyone-else")]
    [InlineData("everybody's on it these days", "everyone-else")]
    [InlineData("dont want to be left behind", "everyone-else")]
    [InlineData("to hear what patients think", "talk")]
    [InlineData("to hear what our patients really think of the clinic", "talk")]
    [InlineData("to listen to people", "talk")]
    [InlineData("answering questions where our patients are", "talk")]
    [InlineData("so we can learn from other teams", "learn")]
    [InlineData("sharing good practice", "learn")]
    [InlineData("raising awareness of sepsis", "tell-story")]
    [InlineData("tell people the stories behind the ward", "tell-story")]
    [InlineData("we need to recruit nurses", "recruit")]
    [InlineData("recuitment of physios", "recruit")]
    [InlineData("just curious really", "curious")]
    [InlineData("my manager told me to", "told-to")]
    public void A_reason_is_read_from_free_words(string words, string choice) =>
        Assert.Contains(choice, Choices("consider.why", words));

    [Theory]
    [InlineData("mums and dads", "families")]
    [InlineData("MUMS & DADS of kids with asthma", "families")]
    [InlineData("our pateints", "patients")]
    [InlineData("people living near, the local community", "public")]
    [InlineData("teenagers mostly", "young-people")]
    [InlineData("night staff and colleagues", "staff")]
    [InlineData("physios who might join us", "recruits")]
    [InlineData("the council and local charities", "partners")]
    [InlineData("the press", "journalists")]
    [InlineData("everyone!", "everybody")]
    [InlineData("not sure yet", "not-sure")]
    [InlineData("I don’t know", "not-sure")]
    public void An_audience_is_read_from_free_words(string words, string choice) =>
        Assert.Contains(choice, Choices("consider.audience", words));

    [Theory]
    [InlineData("consider.listen", "we reply to everyone the same day", ChoiceSign.Strong)]
    [InlineData("consider.listen", "we'd turn the comments off", ChoiceSign.ThinkAgain)]
    [InlineData("consider.listen", "comments off please", ChoiceSign.ThinkAgain)]
    [InlineData("consider.listen", "no one has time for that", ChoiceSign.ThinkAgain)]
    [InlineData("consider.listen", "it's mostly announcements", ChoiceSign.ThinkAgain)]
    [InlineData("consider.listen", "we answer when we get round to it", ChoiceSign.Neutral)]
    [InlineData("consider.experiment", "happy to try new things", ChoiceSign.Strong)]
    [InlineData("consider.experiment", "we would keep a record of what worked", ChoiceSign.Strong)]
    [InlineData("consider.experiment", "a bit scared to be honest", ChoiceSign.ThinkAgain)]
    [InlineData("consider.experiment", "needs sign off", ChoiceSign.Neutral)]
    [InlineData("consider.keep-going", "ten minutes a day", ChoiceSign.Strong)]
    [InlineData("consider.keep-going", "we share it out between the three of us", ChoiceSign.Strong)]
    [InlineData("consider.keep-going", "once a month maybe", ChoiceSign.Neutral)]
    [InlineData("consider.keep-going", "honestly none, we're run off our feet", ChoiceSign.ThinkAgain)]
    public void The_sign_of_free_words_is_read(string step, string words, ChoiceSign sign) =>
        Assert.Equal(sign, Read(step, words).Sign);

    [Theory]
    [InlineData("consider.why", "not because everyone else does it, but to learn", "everyone-else")]
    [InlineData("consider.audience", "families, not patients", "patients")]
    [InlineData("consider.listen", "not just announcements, we answer everyone", "announce")]
    public void What_is_denied_is_not_read(string step, string words, string denied)
    {
        var choices = Choices(step, words);

        Assert.NotEmpty(choices);
        Assert.DoesNotContain(denied, choices);
    }

    [Fact]
    public void A_good_reason_beside_everyone_else_is_still_a_good_reason()
    {
        var reading = GuideReader.Read(Step("consider.why"), ["everyone-else", "talk"], null);

        Assert.Equal(ChoiceSign.Strong, reading.Sign);
        Assert.Equal(Choice("consider.why", "talk").Reply, reading.Reply);
    }

    [Fact]
    public void Willing_to_listen_with_nobody_to_do_it_is_neither_strong_nor_weak()
    {
        var reading = Read("consider.listen", "we are happy to listen, but nobody has time");

        Assert.Equal(ChoiceSign.Neutral, reading.Sign);
        Assert.Equal(Choice("consider.listen", "nobody-yet").Reply, reading.Reply);
    }

    [Fact]
    public void Words_that_name_no_choice_are_kept_and_thanked_for()
    {
        var reading = Read("consider.why", "  purple monkey dishwasher ");

        Assert.False(reading.IsUnderstood);
        Assert.Equal("purple monkey dishwasher", reading.OwnWords);
        Assert.Equal(ChoiceSign.Neutral, reading.Sign);
        Assert.Equal(Step("consider.why").OwnWordsReply, reading.Reply);
    }

    [Fact]
    public void Pressed_choices_and_words_count_together_and_bring_their_slots()
    {
        var reading = GuideReader.Read(Step("consider.audience"), ["journalists"], "and mums and dads");

        Assert.Equal(["families", "journalists"], reading.Choices.Select(c => c.Id));
        Assert.Equal(["families", "press-and-partners"], reading.Slots.Audiences);
        Assert.Equal(["quick-news"], reading.Slots.Purposes);
    }

    [Fact]
    public void A_choice_that_the_content_no_longer_has_is_passed_over() =>
        Assert.False(GuideReader.Read(Step("consider.why"), ["gone"], null).IsUnderstood);

    [Fact]
    public void Every_choice_is_read_from_each_of_its_own_words()
    {
        var missed =
            from step in guide.Considerations
            from choice in step.Choices
            from word in choice.Words.Append(choice.Label)
            where !GuideReader.Read(step, [], word).Choices.Contains(choice)
            select $"{step.Id} {choice.Id}: {word}";

        Assert.Empty(missed);
    }

    [Fact]
    public void Every_label_is_read_as_its_own_sign()
    {
        var misread =
            from step in guide.Considerations
            from choice in step.Choices
            where GuideReader.Read(step, [], choice.Label).Sign != choice.Sign
            select $"{step.Id}: {choice.Label}";

        Assert.Empty(misread);
    }

    /// <summary>
    /// A line holds the step, the words, and what they may be read as: a choice among others ("~choice") or a sign,
    /// with a bar between them.
    /// </summary>
    [Fact]
    public void Answers_as_people_type_them_are_read()
    {
        var file = Path.Combine(ContentFolder.Real, "../tests/ToolkitBot.Tests/Guide/free-words.tsv");
        var misread = File.ReadLines(file)
            .Select(line => line.Split('\t'))
            .Where(f => !f[2].Split('|').Any(wanted => Fits(Read($"consider.{f[0]}", f[1]), wanted)))
            .Select(f => $"{f[0]}: {f[1]}");

        Assert.Empty(misread);
    }

    private static bool Fits(StepReading reading, string wanted) =>
        wanted.StartsWith('~') ? reading.Choices.Any(c => c.Id == wanted[1..]) : reading.Sign.ToString() == wanted;

    private Consideration Step(string id) => guide.Find(id)!;

    private GuideChoice Choice(string step, string id) => Step(step).Choices.First(c => c.Id == id);

    private StepReading Read(string step, string words) => GuideReader.Read(Step(step), [], words);

    private List<string> Choices(string step, string words) => [.. Read(step, words).Choices.Select(c => c.Id)];
}
