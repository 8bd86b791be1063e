using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

public sealed class ContentLoaderTests : IDisposable
{
    private readonly ContentFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_content_as_it_stands_has_no_problems()
    {
        var load = ContentLoader.Load(ContentFolder.Real);

        Assert.Empty(load.Problems.Select(p => p.ToString()));
        Assert.NotNull(load.Library);
    }

    // file, what stands there, what a hand puts in its place, text on the line told, part of the sentence
    [Theory]
    [InlineData(
        "en/tips.yaml",
        "    section: consider.why",
        "  section: consider.why",
        "  section: consider.why",
        "cannot be read as YAML"
    )]
    [InlineData("en/tips.yaml", "id: one-reason", "id: \"appropriate\"", "id: \"appropriate\"", "used already in line")]
    [InlineData("en/tips.yaml", "id: one-reason", "id: One reason", "id: One reason", "small letters")]
    [InlineData(
        "en/tips.yaml",
        "  - id: one-reason\n    text:",
        "  - id: one-reason\n    txt:",
        "txt:",
        "'txt' is not an entry"
    )]
    [InlineData("en/tips.yaml", "    section: consider.why", "", "id: one-reason", "'section' is missing")]
    [InlineData("en/tips.yaml", "tips:", "hints:", "hints:", "'hints' is not an entry")]
    [InlineData("en/posts.yaml", "from @BrightonHoveCC", LongWords, "via long", "shorten it")]
    [InlineData("en/change-day.yaml", "value: 86000000", "value: 86 million", "value: 86 million", "digits only")]
    [InlineData("en/change-day.yaml", "started: 2013", "started: once", "started: once", "whole number")]
    [InlineData(
        "en/campaign.yaml",
        "starts: 2026-10-01",
        "starts: 1 October 2026",
        "starts: 1 October",
        "year-month-day"
    )]
    [InlineData("en/campaign.yaml", "ends: 2027-09-30", "ends: 2025-09-30", "ends: 2025", "before 'starts'")]
    [InlineData("en/campaign.yaml", "\"#ChangeDay\"", "ChangeDay", "hashtag:", "must be a #")]
    [InlineData("en/campaign.yaml", "goal: 100", "goal: 0", "goal: 0", "1 or more")]
    [InlineData("en/campaign.yaml", "owners: []", "owners: [Amina]", "owners: [Amina]", "Entra object id")]
    [InlineData("en/campaign.yaml", "Europe/London", "London", "time-zone: London", "Europe/London")]
    [InlineData("en/campaign.yaml", "from: \"20:00\"", "from: 8pm", "from: 8pm", "time of day")]
    [InlineData(
        "en/campaign.yaml",
        "approve-first: false",
        "approve-first: maybe",
        "approve-first: maybe",
        "true or false"
    )]
    [InlineData("en/contacts.yaml", "\"tel:999\"", "999", "link: 999", "must begin with")]
    [InlineData("en/contacts.yaml", "\"tel:999\"", "\"http://example.org\"", "link: \"http", "must begin with")]
    [InlineData(
        "en/guide.yaml",
        "sign: strong",
        "sign: great",
        "sign: great",
        "must be one of strong, think-again, neutral"
    )]
    [InlineData("en/guide.yaml", "several: true", "several: yes", "several: yes", "true or false")]
    [InlineData(
        "en/guide.yaml",
        "what {audience} say, before",
        "what {people} say, before",
        "{people}",
        "can hold {audience}"
    )]
    [InlineData(
        "en/guide.yaml",
        "To talk with people where they already are",
        "To talk with people where they already are, each and every day",
        "each and every day",
        "room for 48"
    )]
    [InlineData(
        "en/guide.yaml",
        "  mostly-open:",
        "  mostly-opened:",
        "mostly-opened:",
        "'mostly-opened' is not an entry"
    )]
    [InlineData("en/commands.yaml", "[skip, skip it", "[skip, stop", "skip:", "keep it in one place")]
    [InlineData("en/commands.yaml", "rest: names", "rest: some", "rest: some", "none, names, sentence")]
    [InlineData("en/commands.yaml", "  skip:\n", "  leave-out:\n", "leave-out:", "'leave-out' is not an entry")]
    [InlineData("en/phrases.yaml", "  next: Next", "  next: Next, please, if you like", "next: Next,", "room for 20")]
    [InlineData("en/phrases.yaml", "  next: Next", "  next:", "next:", "must not be empty")]
    [InlineData(
        "en/phrases.yaml",
        "up to {limit} characters",
        "up to {limit characters",
        "{limit characters",
        "a place to fill is written {name}"
    )]
    [InlineData("en/phrases.yaml", "    one: One person joined\n", "", "  joined:", "'one' is missing")]
    [InlineData("en/posts.yaml", "section: facts.infographics", "section: [a, b]", "section: [a, b]", "must be text")]
    [InlineData("en/change-day.yaml", "title: NHS", "title: \"NHS", "title: \"NHS", "cannot be read as YAML")]
    public void A_broken_line_is_told_by_file_and_line(
        string file,
        string from,
        string to,
        string lineHolds,
        string sentence
    )
    {
        folder.Change(file, from, to == LongWords ? "via long" + new string('g', 300) : to);

        var problems = folder.Problems();

        var problem = Assert.Single(problems, p => p.Message.Contains(sentence));
        Assert.Equal(file, problem.File);
        // A quotation mark that is never closed is noticed where the text stops making sense.
        if (!to.Contains("title: \""))
        {
            Assert.Equal(folder.LineOf(file, lineHolds), problem.Line);
        }
    }

    [Fact]
    public void Every_file_with_a_problem_is_told_at_once()
    {
        folder.Change("en/tips.yaml", "id: one-reason", "id: One reason");
        folder.Change("en/tips.yaml", "id: two-way", "id: Two way");
        folder.Change("en/campaign.yaml", "goal: 100", "goal: many");
        folder["en/posts.yaml"] = "posts: [";

        var problems = folder.Problems();

        Assert.Equal(
            ["en/campaign.yaml", "en/posts.yaml", "en/tips.yaml", "en/tips.yaml"],
            problems.Select(p => p.File)
        );
    }

    [Theory]
    [InlineData("guide.yaml")]
    [InlineData("phrases.yaml")]
    [InlineData("tips.yaml")]
    [InlineData("contacts.yaml")]
    public void A_missing_file_is_told_by_name(string file)
    {
        File.Delete(folder.PathOf($"en/{file}"));

        var problem = Assert.Single(folder.Problems(), p => p.Message.Contains("missing"));
        Assert.Equal($"en/{file}", problem.File);
    }

    [Fact]
    public void An_empty_file_is_told()
    {
        folder["en/posts.yaml"] = "# nothing here\n";

        Assert.Contains("empty", Assert.Single(folder.Problems()).Message);
    }

    [Fact]
    public void A_folder_without_English_is_told_and_not_thrown()
    {
        Directory.Delete(folder.PathOf("en"), recursive: true);

        Assert.Contains("English", Assert.Single(folder.Problems()).Message);
    }

    [Fact]
    public void A_tip_must_name_a_section_that_has_an_answer()
    {
        folder.Change("en/tips.yaml", "section: tips.share-toolkit", "section: tips.no-such");

        Assert.Contains(
            folder.Problems(),
            p =>
                p.File == "en/tips.yaml"
                && p.Line == folder.LineOf("en/tips.yaml", "section: tips.no-such")
                && p.Message.Contains("'tips.no-such', which does not exist")
        );
    }

    [Fact]
    public void An_answer_must_name_sections_and_contacts_that_exist()
    {
        folder["en/answers/zz.yaml"] = "id: zz\nrelated: [zz, nowhere]\ncontact: the-porter\ntext: Short.\n";

        var messages = folder.Problems().Where(p => p.File == "en/answers/zz.yaml").ToList();

        Assert.Contains(messages, p => p.Line == 2 && p.Message.Contains("'nowhere'"));
        Assert.Contains(messages, p => p.Line == 3 && p.Message.Contains("'the-porter'"));
    }

    [Fact]
    public void An_answer_of_more_than_eighty_words_is_told()
    {
        folder["en/answers/zz.yaml"] = $"id: zz\ntext: {string.Join(' ', Enumerable.Repeat("word", 81))}\n";

        Assert.Contains(
            folder.Problems(),
            p => p is { File: "en/answers/zz.yaml", Line: 2 } && p.Message.Contains("81 words")
        );
    }

    [Fact]
    public void A_choice_must_name_slots_that_the_platform_table_knows()
    {
        folder["en/platforms.yaml"] =
            "audiences: [{id: patients}]\npurposes: [{id: recruit}]\nmaterials: [{id: film}]\ntimes: [{id: hour-a-week}]\n";

        var problems = folder.Problems();

        Assert.Contains(
            problems,
            p =>
                p.File == "en/guide.yaml"
                && p.Line == folder.LineOf("en/guide.yaml", "purposes: [keep-up]")
                && p.Message.Contains("'keep-up'")
        );
        Assert.DoesNotContain(problems, p => p.Message.Contains("'recruit'"));
    }

    private const string LongWords = "long";
}
