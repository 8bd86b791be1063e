using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;

namespace ToolkitBot.Tests.InNeed;

/// <summary>
/// The held files were written before anything was tuned, the final ones after, by the writer of the first examples.
/// Writers A to C: drawn at random from what three more writers wrote; the rest of theirs is among the examples. Writers
/// D and E knew nothing of the examples, and were read after they had been counted. Writer F wrote twice as much, of which
/// every second sentence is here and the others are examples. The screen never learns from any of
/// them. The floors lie a little below what was measured.
/// </summary>
public sealed class NeedScreenTests
{
    private static readonly string[] Written =
    [
        "held",
        "final",
        "writer-a",
        "writer-b",
        "writer-c",
        "writer-d",
        "writer-e",
        "writer-f",
    ];

    private static readonly NeedTopics Content = QuestionFiles.InNeed();

    private static readonly NeedScreen Screen = QuestionFiles.Screen();

    [Theory]
    [InlineData("held", 0.91)]
    [InlineData("final", 0.86)]
    [InlineData("writer-a", 0.88)]
    [InlineData("writer-b", 0.88)]
    [InlineData("writer-c", 0.91)]
    [InlineData("writer-d", 0.96)]
    [InlineData("writer-e", 0.92)]
    [InlineData("writer-f", 0.93)]
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
    [InlineData("final", 0.85)]
    [InlineData("writer-a", 0.78)]
    [InlineData("writer-b", 0.65)]
    [InlineData("writer-c", 0.8)]
    [InlineData("writer-d", 0.84)]
    [InlineData("writer-e", 0.77)]
    [InlineData("writer-f", 0.9)]
    public void The_topic_they_speak_of_comes_first(string written, double least)
    {
        var found = Found(written);
        var wrong = found.Where(row => !Meant(row.Topics).Contains(row.Shown.Id)).ToList();

        Assert.True(
            wrong.Count <= found.Count * (1 - least),
            $"{wrong.Count} of {found.Count}: {string.Join("; ", wrong.Select(row => $"{row.Shown.Id}: {row.Text}"))}"
        );
    }

    [Theory]
    [InlineData("held", 0.92)]
    [InlineData("final", 0.88)]
    [InlineData("writer-a", 0.92)]
    [InlineData("writer-b", 0.82)]
    [InlineData("writer-c", 0.9)]
    [InlineData("writer-d", 0.92)]
    [InlineData("writer-e", 0.91)]
    [InlineData("writer-f", 0.95)]
    public void Whom_they_need_most_is_one_of_the_first_two_contacts(string written, double least)
    {
        var found = Found(written);
        var wrong = found
            .Where(row => !Meant(row.Topics).Select(Lead).Intersect(row.Shown.Contacts.Take(2)).Any())
            .ToList();

        Assert.True(
            wrong.Count <= found.Count * (1 - least),
            $"{wrong.Count} of {found.Count}: {string.Join("; ", wrong.Select(row => $"{row.Shown.Id}: {row.Text}"))}"
        );
    }

    [Theory]
    [InlineData("held", 0.03)]
    [InlineData("final", 0.07)]
    [InlineData("writer-a", 0.06)]
    [InlineData("writer-b", 0.07)]
    [InlineData("writer-c", 0.05)]
    [InlineData("writer-d", 0.04)]
    [InlineData("writer-e", 0.04)]
    [InlineData("writer-f", 0.06)]
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
    [InlineData("a nurse is stealing money from the staff room", "crime", "police")]
    public void Each_topic_leads_with_its_own_contact(string text, string topic, string contact)
    {
        var found = Screen.Check(text);

        Assert.Equal((topic, contact), (found[0].Id, found[0].Contacts[0]));
    }

    /// <summary>All that our own content and tests let people say in the ordinary way, kind by kind.</summary>
    [Theory]
    [InlineData("wishes", 0.005)]
    [InlineData("walk", 0.005)]
    [InlineData("questions", 0.01)]
    [InlineData("pledges", 0.005)]
    [InlineData("buttons", 0.0)]
    public void What_people_say_in_the_ordinary_way_hardly_ever_opens_the_door(string kind, double most)
    {
        var said = OrdinaryTexts.Of(kind);
        var opened = said.Where(text => Screen.Check(text).Count > 0).ToList();

        Assert.True(said.Count >= 30, $"Only {said.Count} {kind} are read.");
        Assert.True(opened.Count <= said.Count * most, $"{opened.Count} of {said.Count}: {string.Join("; ", opened)}");
    }

    [Theory]
    [InlineData("show mums how to bath a newborn")]
    [InlineData("teenage boys")]
    [InlineData("dads")]
    [InlineData("husbands of new mothers")]
    [InlineData("schoolgirls and period poverty")]
    [InlineData("a safe place online for victims of abuse")]
    [InlineData("friends and families of patients who died")]
    [InlineData("reach parents whose children have asthma")]
    public void Children_carers_and_victims_may_be_the_subject_of_work(string wish) => Assert.Empty(Screen.Check(wish));

    [Fact]
    public void The_contacts_of_every_topic_that_is_likely_are_shown_in_turn()
    {
        var topics = Topics("abuse: [helpline, police, desk]", "crime: [police, guardian]");
        var shown = NeedScreen.Shown(topics);

        Assert.Equal("abuse", shown!.Id);
        Assert.Equal(["helpline", "police", "guardian", "desk"], shown.Contacts);
        Assert.Null(NeedScreen.Shown([]));
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

    [Theory]
    [InlineData("my manager is bullying me")]
    [InlineData("my line manager keeps humiliating me in meetings")]
    [InlineData("I am being harassed by a senior colleague")]
    [InlineData("my boss is racist towards me")]
    [InlineData("my matron is bullying me")]
    [InlineData("my supervisor shouts at me every single day")]
    [InlineData("I get put down by my manager all the time and it's making me ill")]
    public void Who_is_treated_badly_at_work_is_not_sent_to_those_over_them(string text)
    {
        var shown = Screen.Find(text);

        Assert.NotNull(shown);
        Assert.NotEmpty(shown.Contacts.Take(2).Intersect(["speak-up", "hr"]));
        Assert.DoesNotContain("line-manager", shown.Contacts.Take(4));
    }

    [Theory]
    [InlineData("he")]
    [InlineData("my")]
    [InlineData("he asked me about the post")]
    [InlineData("my colleague runs our page")]
    [InlineData("his blog is good")]
    [InlineData("they want a page for their clinic")]
    [InlineData("her manager signed off the newsletter")]
    [InlineData("my question is about LinkedIn")]
    [InlineData("it's mine")]
    [InlineData("we asked him for a photo of the new unit")]
    [InlineData("my boss wants a blog by Easter")]
    public void Small_words_for_people_are_no_need(string text) => Assert.Empty(Screen.Check(text));

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

    private static List<(string[] Topics, string Text, NeedTopic Shown)> Found(string written) =>
        [
            .. InNeed(written)
                .Select(row => (row.Topics, row.Text, Shown: Screen.Find(row.Text)!))
                .Where(row => row.Shown is not null),
        ];

    /// <summary>The topics with those that stand in for them.</summary>
    private static IEnumerable<string> Meant(string[] topics) =>
        topics.Union(Content.Topics.Where(one => topics.Contains(one.InsteadOf)).Select(one => one.Id));

    private static string Lead(string topic) => Content.Topics.Single(one => one.Id == topic).Contacts[0];

    private static IReadOnlyList<NeedTopic> Topics(params string[] topics) =>
        [
            .. topics
                .Select(topic => topic.Split(": "))
                .Select(parts => new NeedTopic(parts[0], "title", "text", parts[1].Trim('[', ']').Split(", "), [])),
        ];

    private static List<(string[] Topics, string Text)> InNeed(string written) =>
        [.. Rows($"{written}-in-need.tsv").Select(line => line.Split('\t')).Select(row => (row[0].Split('|'), row[1]))];

    private static List<string> Rows(string file) =>
        [.. File.ReadLines(QuestionFiles.Beside($"../InNeed/{file}")).Skip(1)];
}
