using System.Text;
using ToolkitBot.Features;
using ToolkitBot.Features.OwnAnswers;
using ToolkitBot.Languages;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Tests.Content;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Tests.Questions;

/// <summary>A team's own answers as files: written, read back, and every row refused that must not be kept.</summary>
public sealed class OwnAnswerFilesTests
{
    private const string Head = "wordings,answer,who to ask,true until\r\n";
    private const string Patient = "Mrs Zebrawort, NHS number 943 476 5919, who has cancer, said so";

    private static readonly DateOnly Today = new(2027, 1, 7);
    private static readonly DateTimeOffset Kept = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Language> English = new(() =>
        new LanguageShelf(
            new LanguageReader(Repository.Of("content"), Repository.Of("cards"), CardJson.Default).Start()
        ).For("en")
    );

    /// <summary>What is awkward in tables or in YAML, as a team may keep it.</summary>
    private static readonly KeptAnswer[] Awkward =
    [
        Answer("May we post photographs of our garden?", "Yes, if nobody can be recognised in them.", null),
        Answer(
            "=SUM(A1) is what a formula looks like?",
            "+44 is how our numbers begin, and \"0\" does not.",
            "@the press desk"
        ),
        Answer(
            "How do I write an announcement: short or long?",
            "Short. Then:\n- what\n- when # and where\n\nNothing else.",
            "'The press desk' on floor 7; or its deputy"
        ),
        Answer(
            "Wer prüft einen Beitrag, bevor er erscheint? 🙂",
            "Wir alle; außer sonntags.\tAb acht Uhr.",
            "Die Pressestelle"
        ),
        Answer("true: may a question begin like this?", "--- Yes, ask the press desk first. ---", null),
        Answer(
            "'=1 with an apostrophe before it, all right?",
            "*Always* ask the press desk first: & or > or | or {} or [] in the name.",
            null
        ),
        Answer(
            "May we post photographs of our garden path?",
            "The same as for the garden.",
            null,
            "Is the path all right?",
            "And the gate, is that one all right?"
        ),
    ];

    private static KeptAnswer Answer(string question, string answer, string? ask, params string[] ways) =>
        new($"id of {question}", new([question, .. ways], answer, ask, new DateOnly(2027, 12, 3)), Kept);

    private static OwnAnswerPlan Plan(string text, params KeptAnswer[] kept) =>
        OwnAnswerPlan.Of(English.Value, [new("answers.csv", text)], kept, Today);

    private static IEnumerable<string> Problems(string text, params KeptAnswer[] kept) =>
        Plan(text, kept).Problems.Select(problem => problem.ToString());

    private static string Yaml(params KeptAnswer[] answers) =>
        OwnAnswerYaml.Join(OwnAnswerFiles.Yaml(English.Value, answers).Select(file => (file.Name, file.Text)));

    private static void AreSame(IEnumerable<OwnAnswerWords> expected, IEnumerable<OwnAnswerWords> actual) =>
        Assert.Equal(expected.Select(Shown), actual.Select(Shown));

    private static string Shown(OwnAnswerWords words) =>
        $"{string.Join(" / ", words.Wordings)} | {words.Answer} | {words.Ask} | {words.TrueUntil:O}";

    [Fact]
    public void What_is_written_as_a_table_comes_back_word_for_word()
    {
        var plan = Plan(OwnAnswerFiles.Csv(Awkward));
        Assert.Empty(plan.Problems);
        AreSame(Awkward.Select(answer => answer.Words), plan.New);
    }

    [Fact]
    public void What_is_written_as_YAML_comes_back_word_for_word()
    {
        var plan = Plan(Yaml(Awkward));
        Assert.Empty(plan.Problems);
        AreSame(Awkward.Select(answer => answer.Words), plan.New);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing_even_if_a_day_has_passed()
    {
        var old = Answer("Who approves a post before it goes out?", "The press desk.", null);
        old = old with { Words = old.Words with { TrueUntil = Today.AddDays(-3) } };
        KeptAnswer[] kept = [.. Awkward, old];
        foreach (var text in new[] { OwnAnswerFiles.Csv(kept), Yaml(kept) })
        {
            var plan = Plan(text, kept);
            Assert.Empty(plan.Problems);
            Assert.True(plan.IsNothing);
            Assert.Equal(kept.Length, plan.Same);
        }
    }

    [Fact]
    public void A_known_heading_is_changed_whatever_its_capitals_and_other_answers_stay()
    {
        var plan = Plan(
            Head
                + "MAY WE POST photographs of our  garden?,Yes; with form C4.,,\r\nMay we post a song?,\"No, never.\",,2027-05-01\r\n",
            Awkward
        );
        Assert.Empty(plan.Problems);
        var (there, words) = Assert.Single(plan.Changed);
        Assert.Equal(Awkward[0].Id, there.Id);
        Assert.Equal(Awkward[0].Words.TrueUntil, words.TrueUntil);
        Assert.Equal("No, never.", Assert.Single(plan.New).Answer);
        Assert.Equal("1 new, 1 changed, 0 as they were.", plan.Outcome(English.Value.Content.Phrases));
    }

    [Fact]
    public void A_table_runs_nothing_in_a_spreadsheet()
    {
        var table = OwnAnswerFiles.Csv(Awkward);
        Assert.Contains("\r\n'=SUM(A1)", table, StringComparison.Ordinal);
        Assert.Contains(
            "\"'+44 is how our numbers begin, and \"\"0\"\" does not.\",'@the press desk,",
            table,
            StringComparison.Ordinal
        );
        Assert.StartsWith(Head, table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "﻿wordings;answer;whom to ask;true until\r\n\"May we post a song?\nOr a poem, then?\";Yes, both;\"The press desk, in the hall\";03.12.2027\r\n;;;\r\n"
    )]
    [InlineData(
        "sep=;\r\nwordings;answer;whom to ask;true until\r\n\"May we post a song?\nOr a poem, then?\";Yes, both;\"The press desk, in the hall\";03/12/2027\r\n"
    )]
    [InlineData(
        "wordings\tanswer\twho to ask\ttrue until\n\"May we post a song?\nOr a poem, then?\"\tYes, both\tThe press desk, in the hall\t3 December 2027"
    )]
    [InlineData(
        "Answer , TRUE UNTIL,Wordings,who to ask,\n\"Yes, both\",2027-12-03,\"May we post a song?\r\nOr a poem, then?\",\"The press desk, in the hall\",\n"
    )]
    [InlineData(
        "title: May we post a song?\r\ntext: Yes, both\r\nask: The press desk, in the hall\r\nuntil: 2027-12-03\r\nexamples: {staff: [\"Or a poem, then?\"]}\r\n"
    )]
    public void Files_are_read_as_spreadsheets_and_editors_write_them(string text)
    {
        var plan = Plan(text);
        Assert.Empty(plan.Problems);
        AreSame(
            [
                new(
                    ["May we post a song?", "Or a poem, then?"],
                    "Yes, both",
                    "The press desk, in the hall",
                    new DateOnly(2027, 12, 3)
                ),
            ],
            plan.New
        );
    }

    [Fact]
    public void A_day_that_is_not_named_is_a_year_from_now()
    {
        var plan = Plan(Head + "May we post a song?,Yes of course.,,\r\n");
        Assert.Equal(new DateOnly(2028, 1, 7), Assert.Single(plan.New).TrueUntil);
    }

    [Theory]
    [InlineData("May we post a song?,,,2027-05-01", "The answer: Please fill this in")]
    [InlineData(",Yes of course.,,2027-05-01", "The question: Please fill this in")]
    [InlineData("Why?,Yes of course.,,2027-05-01", "The question: ")]
    [InlineData("May we post a song?,Yes of course.,,2027-13-01", "True until: Write the day")]
    [InlineData("May we post a song?,Yes of course.,,soon", "True until: Write the day")]
    [InlineData("May we post a song?,Yes of course.,,2027-01-06", "True until: Choose")]
    [InlineData("May we post a song?,Yes of course.,,2037-01-06", "True until: Choose a day within 3 years")]
    [InlineData("May we post a song?,Yes, of course.,,,2027-01-06", "more cells than columns")]
    [InlineData("May we post a song?,\"Yes\" of course.,,2027-05-01", "quotation mark")]
    [InlineData("May we post a song?,\"Yes of course.,,2027-05-01", "quotation mark")]
    [InlineData("May we post a song?,\"" + Patient + "\",,2027-05-01", "The answer: ")]
    [InlineData("\"" + Patient + "\",Yes of course.,,2027-05-01", "The question: ")]
    [InlineData("May we post a song?,Yes of course.,\"" + Patient + "\",2027-05-01", "Who to ask for more: ")]
    [InlineData("\"May we post a song?\n" + Patient + "\",Yes of course.,,2027-05-01", "Other ways to ask it")]
    [InlineData(
        "\"May we post a song?\nway no 1\nway no 2\nway no 3\nway no 4\nway no 5\nway no 6\nway no 7\nway no 8\nway no 9\",Yes of course.,,",
        "Keep it to 8 ways"
    )]
    [InlineData("I want to end my life tonight and nobody knows,Yes of course.,,2027-05-01", "needs help now")]
    public void Each_faulty_row_is_named_with_its_line_and_nothing_is_kept(string row, string expected)
    {
        var problems = Problems($"{Head}May we post a poem?,\"Yes,\nboth\",,2027-05-01\r\n{row}\r\n").ToList();
        Assert.StartsWith("answers.csv, line 4: ", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Contains(expected, problems[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Zebrawort", problems[0], StringComparison.OrdinalIgnoreCase);
        var plan = Plan($"{Head}May we post a poem?,\"Yes,\nboth\",,2027-05-01\r\n{row}\r\n");
        Assert.True(plan.IsNothing);
    }

    [Fact]
    public void Every_faulty_row_and_every_fault_of_a_row_is_named()
    {
        var problems = Problems(
            Head
                + "May we post a song?,,,soon\r\nMay we post a poem?,Yes of course.,,\r\nmay we post a POEM?,No never at all.,,\r\nWhy?,Yes of course.,,\r\n"
        );
        Assert.Equal(
            [
                "line 2: The answer",
                "line 2: True until",
                "line 4: Line 3 has the same first wording. Keep one of the two.",
                "line 5: The question",
            ],
            problems
                .Select(problem => problem["answers.csv, ".Length..])
                .Select((one, at) => at == 2 ? one : string.Join(':', one.Split(':')[..2]))
        );
    }

    [Theory]
    [InlineData(
        "wordings,answers\r\nMay we post a song?,Yes of course.\r\n",
        "line 1: The first line must name the columns: wordings, answer, who to ask, true until."
    )]
    [InlineData("wordings,answer,notes\r\nMay we post a song?,Yes of course.,\r\n", "line 1: \"notes\" is no column.")]
    [InlineData("wordings,answer\r\n", "There is no answer here")]
    [InlineData("", "There is no answer here")]
    [InlineData("Hello there, this is no file of answers", "line 1: ")]
    [InlineData("title: May we post a song?\ntxt: Yes\n", "line 2: 'txt' is not an entry")]
    [InlineData(
        "title: May we post a song?\ntext: Yes of course.\n---\n# own\ntitle: May we post a poem?\n",
        "line 5: 'text' is missing"
    )]
    [InlineData("title: May we post a song?\ntext: Yes, write a # here\n", "line 2: a comment begins")]
    [InlineData("title: May we post a song?\ntext: [Yes\n", "cannot be read as YAML")]
    [InlineData("title: May we post a song?\ntext: *anchor\n", "line 2: an alias")]
    public void A_file_that_is_no_table_of_answers_says_so(string text, string expected)
    {
        var problems = Problems(text).ToList();
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
        Assert.True(Plan(text).IsNothing);
    }

    [Fact]
    public void A_name_is_enough_for_who_to_ask() =>
        Assert.Equal("Tom", Assert.Single(Plan($"{Head}May we post a song?,Yes of course.,Tom,\r\n").New).Ask);

    [Fact]
    public void Words_that_must_not_be_kept_are_not_shown_again_and_others_are()
    {
        Assert.False(Plan($"{Head}May we post a song?,\"{Patient}\",,\r\n").MayShow);
        Assert.False(Plan($"{Head}May we post a song?,\"{Patient},,\r\n").MayShow);
        Assert.True(Plan($"{Head}May we post a song?,,,\r\n").MayShow);
    }

    [Theory]
    [InlineData("wordings,answer," + "\"" + Patient + "\"\r\nMay we post a song?,Yes of course.,\r\n")]
    [InlineData(Patient + ": yes\n")]
    [InlineData("title: May we post a song?\ntext: Yes of course.\n" + Patient + ": yes\n")]
    [InlineData("title: May we post a song?\ntext: Yes of course.\nuntil: " + Patient + "\n")]
    public void What_is_wrong_with_a_file_quotes_nothing_that_must_not_be_kept(string text)
    {
        var plan = Plan(text);
        Assert.NotEmpty(plan.Problems);
        Assert.False(plan.MayShow);
        Assert.DoesNotContain(
            plan.Problems,
            problem => problem.Message.Contains("Zebrawort", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void A_long_cell_is_not_shown_again_for_what_its_beginning_says()
    {
        var text = string.Join(' ', Enumerable.Repeat("We post what we like.", 120)) + Patient;
        Assert.False(Plan($"{Head}May we post a song?,\"{text}\",,\r\n").MayShow);
    }

    [Fact]
    public void A_team_keeps_no_more_than_its_limit()
    {
        var rows = string.Concat(
            Enumerable.Range(1, OwnAnswerDesk.MostKept + 1).Select(n => $"May we post song no {n}?,Yes.,,\r\n")
        );
        var problem = Assert.Single(Problems(Head + rows));
        Assert.Contains(
            "There are 5,001 answers here. Divide them: a team keeps 5,000.",
            problem,
            StringComparison.Ordinal
        );

        var full = Enumerable
            .Range(1, OwnAnswerDesk.MostKept)
            .Select(n => Answer($"May we post poem no {n}?", "Yes of course.", null))
            .ToArray();
        problem = Assert.Single(Problems($"{Head}May we post a song?,Yes of course.,,\r\n", full));
        Assert.Contains("Your team keeps 5,000 answers", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_is_named_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("answers.csv");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes($"{Head}Wer prüft das alles?,Die Pressestelle.,,\r\n"));
        var fault = Assert.Throws<ContentException>(() => ContentFiles.ReadText(file, "answers.csv"));
        Assert.StartsWith(
            "answers.csv, line 2: a letter here is not written in UTF-8",
            fault.Message,
            StringComparison.Ordinal
        );

        File.WriteAllText(file, $"{Head}Wer prüft das alles?,Die Pressestelle.,,\r\n", Encoding.Unicode);
        Assert.Empty(Problems(ContentFiles.ReadText(file, "answers.csv")));
    }

    [Fact]
    public void Each_YAML_file_can_be_dropped_into_the_content()
    {
        using var content = new ContentFolder();
        var files = OwnAnswerFiles.Yaml(English.Value, Awkward);
        Assert.Equal(Awkward.Length, files.Select(file => file.Name).Distinct().Count());
        foreach (var file in files)
        {
            content[$"en/answers/{file.Name}"] = file.Text;
        }

        var load = ContentLoader.Load(content.Path);

        Assert.Empty(load.Problems);
        var sections = load.Library!.For("en").Answers;
        foreach (var answer in Awkward)
        {
            var section = Assert.Single(sections, one => one.Title == answer.Words.Wordings[0]);
            Assert.Equal(answer.Words.Answer, section.Text);
            Assert.Equal("Your communications team, 4 January 2027", section.Source);
            Assert.Equal(answer.Words.Wordings, section.Examples.Select(example => example.Text));
            Assert.Contains(answer.Words.Ask ?? "if you are not sure", section.Tip, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_answer_too_long_for_the_content_says_so_in_its_file()
    {
        var answer = Answer("May we post a song?", string.Join(' ', Enumerable.Repeat("yes", 81)) + ".", null);
        var file = Assert.Single(OwnAnswerFiles.Yaml(English.Value, [answer]));
        Assert.StartsWith("# This answer has 81 words; a card has room for 80", file.Text, StringComparison.Ordinal);
        Assert.True(Plan(file.Text, answer).IsNothing);
    }
}
