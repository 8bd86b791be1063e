using System.Text.RegularExpressions;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>What the English content must hold and how it must read.</summary>
public sealed class EnglishContentTests
{
    private readonly ToolkitContent english = ContentFolder.English;

    [Fact]
    public void The_guide_has_the_five_considerations_in_order() =>
        Assert.Equal(
            ["consider.why", "consider.listen", "consider.audience", "consider.experiment", "consider.keep-going"],
            english.Guide.Considerations.Select(c => c.Id)
        );

    [Fact]
    public void A_point_is_two_sentences_and_a_step_fits_a_card()
    {
        foreach (var step in english.Guide.Considerations)
        {
            Assert.Equal(2, step.Point.Count(c => c is '.' or '?'));
            Assert.InRange(Words($"{step.Title} {step.Point} {step.Tip} {step.Question}"), 20, 90);
        }
    }

    [Fact]
    public void Replies_are_one_or_two_sentences() =>
        Assert.All(
            english.Guide.Considerations.SelectMany(c => c.Choices),
            choice => Assert.InRange(choice.Reply.Count(c => c is '.' or '?' or '!'), 1, 2)
        );

    [Fact]
    public void Every_step_has_a_good_answer_and_one_to_think_about_again() =>
        Assert.All(
            english.Guide.Considerations,
            step =>
            {
                Assert.Contains(step.Choices, c => c.Sign == ChoiceSign.Strong);
                Assert.Contains(step.Choices, c => c.Sign == ChoiceSign.ThinkAgain);
            }
        );

    [Fact]
    public void There_are_tips_for_every_consideration_and_reason() =>
        Assert.Superset(
            new HashSet<string>
            {
                "tips.appropriate",
                "tips.put-in-get-out",
                "tips.share-toolkit",
                "consider.why",
                "consider.listen",
                "consider.audience",
                "consider.experiment",
                "consider.keep-going",
                "reason.trust",
                "reason.voice",
                "reason.listening",
                "reason.reach",
                "reason.mainstream",
                "investment",
            },
            english.Tips.Select(t => t.Section).ToHashSet()
        );

    [Fact]
    public void The_figures_of_Change_Day_stand_with_their_year()
    {
        Assert.Equal(2013, english.ChangeDay.Started);
        Assert.Equal(2014, english.ChangeDay.FiguresYear);
        Assert.Equal([86_000_000, 700_000, 95_000], english.ChangeDay.Figures.Select(f => f.Value));
    }

    [Theory]
    [InlineData("15 million")]
    [InlineData("five chapters")]
    [InlineData("2015/16")]
    [InlineData("Brighton and Hove")]
    [InlineData("Annual Report of the Director of Public Health")]
    [InlineData("@BrightonHoveCC")]
    [InlineData("@SkillsForHealth #HealthSocialTools")]
    [InlineData("Five reasons social media is important to your organisation")]
    [InlineData("Start simple, make connections, build audiences, ask questions and adapt")]
    [InlineData("how you can add value, and get value back")]
    [InlineData("the facts by numbers")]
    [InlineData("Tracey Cooper")]
    [InlineData("Chief Executive of Public Health Wales")]
    [InlineData("Shannon Dosemagen and Lee Aase")]
    [InlineData("How Social Media Is Shaking Up Public Health and Healthcare")]
    [InlineData("a wheelchair")]
    [InlineData("keep an appointment")]
    [InlineData("single tweet")]
    [InlineData("cats, grandchildren and politics")]
    [InlineData("subtitles")]
    [InlineData("cheap smartphone")]
    [InlineData("two years ago")]
    public void A_fact_of_the_chapter_is_in_the_content(string fact)
    {
        var all = Directory
            .EnumerateFiles(Path.Combine(ContentFolder.Real, "en"), "*.yaml", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

        Assert.Contains(all, text => text.Contains(fact, StringComparison.Ordinal));
    }

    [Fact]
    public void The_public_lines_for_distress_are_among_the_contacts()
    {
        var reach = string.Join(
            ' ',
            english.Contacts.Where(c => c is { IsUrgent: true, IsSample: false }).Select(c => c.Reach)
        );

        Assert.All(["999", "116 123", "option 2", "85258"], line => Assert.Contains(line, reach));
        Assert.All(english.Contacts.Where(c => !c.IsSample), c => Assert.NotNull(c.Checked));
    }

    [Fact]
    public void What_help_shows_for_every_command_is_in_the_phrases()
    {
        string[] shown =
        [
            CommandNames.Start,
            CommandNames.Platform,
            CommandNames.Compare,
            CommandNames.Tip,
            CommandNames.Posts,
            CommandNames.ChangeDay,
            CommandNames.Pledge,
            CommandNames.MyPledges,
            CommandNames.Stop,
            CommandNames.Language,
            CommandNames.ForgetMe,
        ];

        Assert.All(shown, command => Assert.True(english.Phrases.All.ContainsKey($"help.{command}")));
    }

    [Theory]
    [InlineData("20:00", true)]
    [InlineData("23:59", true)]
    [InlineData("07:59", true)]
    [InlineData("08:00", false)]
    [InlineData("12:00", false)]
    [InlineData("19:59", false)]
    public void Quiet_hours_run_over_midnight(string time, bool quiet) =>
        Assert.Equal(
            quiet,
            english.Campaign.Quiet.Holds(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public void Nothing_that_people_read_says_whom()
    {
        var typed = english
            .Phrases.All.Select(phrase => phrase.Value)
            .Concat(english.Answers.SelectMany(a => new[] { a.Title, a.Name, a.Text, a.Tip, a.Pledge }))
            .Concat(english.Doors.SelectMany(door => new[] { door.Title, door.Text, door.Tip }))
            .Concat(english.Platforms.Platforms.SelectMany(p => new[] { p.Who, p.GoodFor, p.Remember, p.Note }));
        string[] read =
        [
            "campaign",
            "change-day",
            "contacts",
            "guide",
            "own-answers.sample",
            "posts",
            "rephrasing",
            "tips",
        ];
        var lines = read.SelectMany(file => File.ReadLines(Path.Combine(ContentFolder.Real, "en", $"{file}.yaml")))
            .Where(line => !line.TrimStart().StartsWith('#'));
        Assert.DoesNotContain(
            typed.Concat(lines).OfType<string>(),
            text => Regex.IsMatch(text, @"\bwhom\b", RegexOptions.IgnoreCase)
        );
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
