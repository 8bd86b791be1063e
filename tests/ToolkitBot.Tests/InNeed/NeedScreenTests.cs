using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.InNeed;

public sealed class NeedScreenTests
{
    private static readonly NeedScreen Screen = QuestionFiles.Screen();

    [Fact]
    public void Every_phrase_of_the_list_reaches_the_contacts()
    {
        var missed = File.ReadLines(QuestionFiles.Beside("../InNeed/in-need.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t')[1])
            .Where(text => Screen.Check(text).Count == 0);

        Assert.Empty(missed);
    }

    [Fact]
    public void Harmless_texts_with_the_same_words_pass_but_for_a_few()
    {
        var stopped = File.ReadLines(QuestionFiles.Beside("../InNeed/harmless.tsv"))
            .Skip(1)
            .Where(text => Screen.Check(text).Count > 0)
            .ToList();

        Assert.True(stopped.Count <= 6, string.Join("; ", stopped));
    }

    [Fact]
    public void Ordinary_questions_are_hardly_ever_held_up()
    {
        var examples = QuestionFiles.Book.Examples;
        var stopped = examples.Count(example => Screen.Check(example.Text).Count > 0);

        Assert.True(stopped <= examples.Count / 200, $"{stopped} of {examples.Count} were stopped.");
    }

    [Theory]
    [InlineData("i want to kill myself", "distress")]
    [InlineData("I WANT TO KILL MYSELF!!!", "distress")]
    [InlineData("i can\u2019t go on", "distress")]
    [InlineData("my boyfriend hit me", "abuse")]
    [InlineData("this child is being neglected", "safeguarding")]
    [InlineData("we gave a patient the wrong drug", "patient-safety")]
    public void Each_topic_has_its_contacts(string text, string topic)
    {
        var found = Screen.Check(text);

        Assert.Equal(topic, found[0].Id);
        Assert.NotEmpty(found[0].Contacts);
    }

    [Fact]
    public void A_figure_of_speech_does_not_hide_what_stands_beside_it() =>
        Assert.NotEmpty(Screen.Check("killing time on nights and i want to kill myself"));

    [Fact]
    public void A_pasted_novel_is_read_in_part() =>
        Assert.Empty(Screen.Check(string.Concat(Enumerable.Repeat("a tip for our page please ", 5000))));

    [Fact]
    public void An_unknown_group_is_named_with_its_line()
    {
        var node = ContentNode.ReadText(
            "groups:\n  child: [boy]\npublishing: [campaign]\nharmless: [killing time]\ntopics:\n  - id: a\n    title: t\n    text: x\n    contacts: [it]\n    phrases:\n      - <cat> hit me\n",
            "en/in-need.yaml"
        );

        var thrown = Assert.Throws<ContentException>(() => NeedTopics.Read(node, QuestionFiles.Book.Content.Spelling));
        Assert.Equal(11, thrown.Problem.Line);
        Assert.Contains("<cat>", thrown.Message, StringComparison.Ordinal);
    }
}
