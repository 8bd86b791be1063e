using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;

namespace ToolkitBot.Tests.InNeed;

/// <summary>
/// The held files were written before anything was tuned, the final ones after, by the writer of the first examples. The
/// others are drawn at random from what three more writers wrote; the rest of theirs is among the examples. The screen never
/// learns from any of them. The floors lie a little below what was measured.
/// </summary>
public sealed class NeedScreenTests
{
    private static readonly string[] Written = ["held", "final", "writer-a", "writer-b", "writer-c"];

    private static readonly NeedScreen Screen = QuestionFiles.Screen();

    [Theory]
    [InlineData("held", 0.89)]
    [InlineData("final", 0.83)]
    [InlineData("writer-a", 0.86)]
    [InlineData("writer-b", 0.86)]
    [InlineData("writer-c", 0.86)]
    public void People_in_need_are_found_in_words_that_were_never_learnt(string written, double least)
    {
        var rows = InNeed(written);
        var missed = rows.Where(row => Screen.Check(row.Text).Count == 0).Select(row => row.Text).ToList();

        Assert.True(
            missed.Count <= rows.Count * (1 - least),
            $"{missed.Count} of {rows.Count}: {string.Join("; ", missed)}"
        );
    }

    [Theory]
    [InlineData("held", 0.84)]
    [InlineData("final", 0.75)]
    [InlineData("writer-a", 0.84)]
    [InlineData("writer-b", 0.54)]
    [InlineData("writer-c", 0.73)]
    public void The_topic_they_speak_of_comes_first(string written, double least)
    {
        var found = InNeed(written)
            .Select(row => (row.Topics, row.Text, First: FirstTopic(row.Text)))
            .Where(row => row.First is not null)
            .ToList();
        var wrong = found.Where(row => !row.Topics.Contains(row.First)).ToList();

        Assert.True(
            wrong.Count <= found.Count * (1 - least),
            $"{wrong.Count} of {found.Count}: {string.Join("; ", wrong.Select(row => $"{row.First}: {row.Text}"))}"
        );
    }

    [Theory]
    [InlineData("held", 0.03)]
    [InlineData("final", 0.1)]
    [InlineData("writer-a", 0.08)]
    [InlineData("writer-b", 0.08)]
    [InlineData("writer-c", 0.08)]
    public void What_only_sounds_like_need_hardly_ever_opens_the_door(string written, double most)
    {
        var rows = Rows($"{written}-harmless.tsv");
        var opened = rows.Where(text => Screen.Check(text).Count > 0).ToList();

        Assert.True(opened.Count <= rows.Count * most, $"{opened.Count} of {rows.Count}: {string.Join("; ", opened)}");
    }

    [Fact]
    public void No_held_sentence_is_learnt_from()
    {
        var language = ContentFiles.Read(QuestionFiles.Content, "en");
        var learnt = language
            .Names.Where(NeedExamples.IsExampleFile)
            .SelectMany(file => language.Node(file).Entries())
            .SelectMany(list => list.Value.AsList())
            .Select(example => example.AsText())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var held = Written.SelectMany(written =>
            InNeed(written).Select(row => row.Text).Concat(Rows($"{written}-harmless.tsv"))
        );

        Assert.DoesNotContain(held, learnt.Contains);
    }

    [Fact]
    public void Ordinary_questions_are_hardly_ever_held_up()
    {
        var examples = QuestionFiles.Book.Examples;
        var stopped = examples.Count(example => Screen.Check(example.Text).Count > 0);

        Assert.True(stopped <= examples.Count / 100, $"{stopped} of {examples.Count} were stopped.");
    }

    [Theory]
    [InlineData("i want to kill myself", "distress", "samaritans")]
    [InlineData("I WANT TO KILL MYSELF!!!", "distress", "samaritans")]
    [InlineData("i can\u2019t go on", "distress", "samaritans")]
    [InlineData("she has taken an overdose and she is not breathing", "danger", "emergency")]
    [InlineData("my colleague says he is going to kill himself", "worried-about", "emergency")]
    [InlineData("my boyfriend hit me", "abuse", "domestic-abuse")]
    [InlineData("this child is being neglected", "child", "safeguarding")]
    [InlineData("an old lady is being hurt by her carer", "adult", "safeguarding")]
    [InlineData("we gave a patient the wrong drug", "patient-safety", "patient-safety")]
    [InlineData("a nurse is stealing money from the staff room", "crime", "speak-up")]
    public void Each_topic_leads_with_its_own_contact(string text, string topic, string contact)
    {
        var found = Screen.Check(text);

        Assert.Equal((topic, contact), (found[0].Id, found[0].Contacts[0]));
    }

    [Fact]
    public void A_figure_of_speech_does_not_hide_what_stands_beside_it() =>
        Assert.NotEmpty(Screen.Check("killing time on nights and i want to kill myself"));

    [Fact]
    public void One_sentence_in_a_long_message_is_enough() =>
        Assert.Equal(
            "abuse",
            Screen
                .Check(
                    "Thanks for the tips on the blog, the team liked them and we will try the video next month. "
                        + "My husband hits me when he has been drinking. Anyway, which platform suits a small clinic best, "
                        + "and how often should we post there?"
                )[0]
                .Id
        );

    [Fact]
    public void A_pasted_novel_is_read_in_part() =>
        Assert.Empty(Screen.Check(string.Concat(Enumerable.Repeat("a tip for our page please ", 5000))));

    [Fact]
    public void An_unknown_kind_is_named_with_its_line()
    {
        var node = ContentNode.ReadText(
            "kinds:\n  child: [boy]\ntopics:\n  - id: a\n    title: t\n    text: x\n    contacts: [it]\n    phrases:\n      - <cat> hit me\n",
            "en/in-need.yaml"
        );

        var thrown = Assert.Throws<ContentException>(() => NeedTopics.Read(node, QuestionFiles.Book.Content.Spelling));
        Assert.Equal(9, thrown.Problem.Line);
        Assert.Contains("<cat>", thrown.Message, StringComparison.Ordinal);
    }

    private static string? FirstTopic(string text) => Screen.Check(text) is [{ } topic, ..] ? topic.Id : null;

    private static List<(string[] Topics, string Text)> InNeed(string written) =>
        [.. Rows($"{written}-in-need.tsv").Select(line => line.Split('\t')).Select(row => (row[0].Split('|'), row[1]))];

    private static List<string> Rows(string file) =>
        [.. File.ReadLines(QuestionFiles.Beside($"../InNeed/{file}")).Skip(1)];
}
