using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>
/// Slips of the hand in words and cards: each is told in one sentence with file and line, by the reading that
/// <c>content check</c> and a start share, all of a file at once; and none ends in a stack trace.
/// </summary>
public sealed class ContentDamageTests : IDisposable
{
    private const string Nothing = "";

    private readonly ContentFolder folder = new();

    public ContentDamageTests()
    {
        foreach (var card in Directory.EnumerateFiles(Repository.Of("cards"), "*.json"))
        {
            folder[$"cards/{Path.GetFileName(card)}"] = File.ReadAllText(card);
        }

        LeaveFewExamples();
    }

    private string Cards => folder.PathOf("cards");

    public void Dispose() => folder.Dispose();

    [Theory]
    // A name of an entry: renamed, missing, twice.
    [InlineData("en/campaign.yaml", "goal: 100", "gaol: 100", "gaol:", "'gaol' is not an entry of this file")]
    [InlineData("en/campaign.yaml", "goal: 100", Nothing, "", "'goal' is missing in this file; add it")]
    [InlineData("en/campaign.yaml", "goal: 100", "goal: 100\ngoal: 5", "goal: 5", "check the spaces at its start")]
    [InlineData("en/contacts.yaml", "reach: Ring 999.", "raech: Ring 999.", "raech:", "'raech' is not an entry")]
    [InlineData(
        "en/guide.yaml",
        "  think-again:\n",
        "  think-agian:\n",
        "think-agian:",
        "'think-agian' is not an entry"
    )]
    [InlineData("en/commands.yaml", "  compare:\n", "  compair:\n", "compair:", "'compair' is not an entry")]
    [InlineData("en/in-need.yaml", "contacts: [police", "contact: [police", "contact: [police", "is not an entry")]
    // The wrong kind of thing.
    [InlineData("en/campaign.yaml", "goal: 100", "goal: many", "goal:", "'goal' must be a whole number")]
    [InlineData("en/campaign.yaml", "goal: 100", "goal: [100]", "goal:", "'goal' must be text")]
    [InlineData("en/campaign.yaml", "goal: 100", "goal: 0", "goal:", "'goal' must be a whole number, 1 or more")]
    [InlineData("en/campaign.yaml", "approve-first: false", "approve-first: no", "approve-first: no", "true or false")]
    [InlineData("en/campaign.yaml", "starts: 2026-10-01", "starts: 1 October", "starts:", "written year-month-day")]
    [InlineData("en/campaign.yaml", "starts: 2026-10-01", "starts: 2026-02-30", "starts:", "written year-month-day")]
    [InlineData("en/campaign.yaml", "ends: 2027-09-30", "ends: 2025-09-30", "ends:", "'ends' is before 'starts'")]
    [InlineData("en/campaign.yaml", "\"20:00\"", "\"8pm\"", "8pm", "a time of day such as 07:30")]
    [InlineData("en/campaign.yaml", "time-zone: Europe/London", "time-zone: London", "time-zone:", "not a known one")]
    [InlineData("en/campaign.yaml", "owners: []", "owners: [Gareth]", "owners:", "an owner must be an Entra object id")]
    [InlineData("en/campaign.yaml", "hashtag: \"#ChangeDay\"", "hashtag: ChangeDay", "hashtag:", "must be a #")]
    [InlineData("en/change-day.yaml", "value: 700000", "value: 700,000", "value: 700,000", "digits only")]
    [InlineData("en/guide.yaml", "sign: strong", "sign: storng", "sign: storng", "must be one of strong, think-again")]
    [InlineData("en/platforms.yaml", "effort: low", "effort: tiny", "effort: tiny", "must be one of low, medium, high")]
    [InlineData("en/contacts.yaml", "\"tel:999\"", "\"999\"", "\"999\"", "'link' must begin with https:")]
    [InlineData("en/platforms.yaml", "url: \"https://", "url: \"www.", "url: \"www.", "begins with https://")]
    [InlineData("en/dates.yaml", "  4: april", "  fourth: april", "fourth: april", "'fourth' is not known here")]
    // Lists.
    [InlineData("en/tips.yaml", "tips:\n", "tips: none\nx:\n", "tips: none", "'tips' must be a list")]
    [InlineData("en/tips.yaml", "tips:\n", "tips:\n  - just words\n", "just words", "must hold named entries")]
    [InlineData("en/negation.yaml", "joins: [", "joins: []\nx: [", "x: [", "'x' is not an entry")]
    // Ids.
    [InlineData("en/tips.yaml", "id: put-in-get-out", "id: appropriate", "", "the id 'appropriate' is used already")]
    [InlineData("en/platforms.yaml", "  - id: twitter", "  - id: facebook", "", "the id 'facebook' is used already")]
    [InlineData("en/tips.yaml", "id: put-in-get-out", "id: Put in", "id: Put in", "may hold only small letters")]
    [InlineData("en/tips.yaml", "section: consider.why", "section: consider.wy", "consider.wy", "which does not exist")]
    [InlineData(
        "en/in-need.yaml",
        "contacts: [police, ",
        "contacts: [polize, ",
        "[polize",
        "'contacts' names 'polize'"
    )]
    [InlineData("en/contacts.yaml", "id: communications", "id: comms", "", "'communications', which the bot asks for")]
    [InlineData("en/platforms.yaml", "nearest: facebook", "nearest: facebok", "nearest: facebok", "the id of a row")]
    // Texts.
    [InlineData("en/tips.yaml", "text: Read on", "text: Read # on", "text: Read #", "cuts this text short")]
    [InlineData("en/guide.yaml", "pledge: I will", "pledge: I and {audence} will", "{audence}", "not {audence}")]
    [InlineData("en/phrases.yaml", "due-on: By {date}", "due-on: By {dat}", "due-on:", "{date} is filled in")]
    [InlineData("en/tips.yaml", "text: Read on", "text: \"Read on", "", "cannot be read as YAML")]
    [InlineData(
        "en/tips.yaml",
        "    text: Read on",
        "\ttext: Read on",
        "\ttext:",
        "a tab stands at the start of this line"
    )]
    [InlineData("en/tips.yaml", "    text: Read on", "      text: Read on", "      text:", "cannot be read as YAML")]
    [InlineData("en/in-need.yaml", "- not breathing", "- <lungs> fail", "<lungs>", "is not among the groups")]
    [InlineData("en/turned-down.yaml", "[", "", "", "needs a ']'")]
    // Cards.
    [InlineData(
        "tip.json",
        "\"type\": \"TextBlock\"",
        "\"type\": \"TextBlok\"",
        "TextBlok",
        "did you mean 'TextBlock'?"
    )]
    [InlineData(
        "tip.json",
        "\"text\": \"${text}\"",
        "\"txt\": \"${text}\"",
        "\"txt\"",
        "'txt' is no member of TextBlock"
    )]
    [InlineData("tip.json", "\"text\": \"${text}\"", "\"txt\": \"${text}\"", "", "'text' is missing in this TextBlock")]
    [InlineData(
        "tip.json",
        "\"size\": \"Default\"",
        "\"size\": \"huge\"",
        "huge",
        "must be one of default, small, medium"
    )]
    [InlineData("tip.json", "\"wrap\": true", "\"wrap\": \"yes\"", "\"wrap\": \"yes\"", "must be true or false")]
    [InlineData("tip.json", "\"weight\": \"Bolder\"", "\"colour\": \"good\"", "colour", "did you mean 'color'?")]
    [InlineData(
        "tip.json",
        "\"weight\": \"Bolder\"",
        "\"color\": \"#ff0000\"",
        "#ff0000",
        "one of default, dark, light"
    )]
    [InlineData(
        "tip.json",
        "${text}\",\n      \"wrap\"",
        "${txt}\",\n      \"wrap\"",
        "${txt}",
        "did you mean 'text'?"
    )]
    [InlineData("tip.json", "exists(pledge)", "exits(pledge)", "exits(pledge)", "'exits' is not a function")]
    [InlineData(
        "tip.json",
        "\"verb\": \"tip.another\",\n          \"data\"",
        "\"verb\": \"tip.anoter\",\n          \"data\"",
        "tip.anoter",
        "did you mean 'tip.another'?"
    )]
    [InlineData(
        "tip.json",
        "\"verb\": \"tip.another\"\n",
        "\"verb\": \"tips.another\"\n",
        "tips.another",
        "nothing answers the verb"
    )]
    [InlineData("tip.json", "$host.tip.title", "$host.tip.titel", "$host.tip.titel", "'tip.titel' is missing")]
    [InlineData(
        "tip.json",
        "\"spacing\": \"Small\"\n    },",
        "\"spacing\": \"Small\",\n    },",
        "",
        "a comma stands after the last entry"
    )]
    [InlineData(
        "posts.json",
        "\"url\": \"${",
        "\"url\": \"htp://x\", \"x\": \"${",
        "htp://x",
        "an address that begins with https:"
    )]
    public void A_slip_is_told_where_it_is(string file, string from, string to, string lineHolds, string sentence)
    {
        var path = file.EndsWith(".json", StringComparison.Ordinal) ? $"cards/{file}" : file;
        folder.Change(path, from, to);

        var told = Told();

        var problem = told.FirstOrDefault(line => line.Contains(sentence, StringComparison.Ordinal));
        Assert.True(problem is not null, $"not told, but: {string.Join(Environment.NewLine, told)}");
        Assert.True(problem.EndsWith('.') || problem.EndsWith('?'), problem);
        Assert.Contains(", line ", problem);
        if (lineHolds.Length > 0 && lineHolds != "$host.tip.titel")
        {
            var line = folder[path][..folder[path].IndexOf(lineHolds, StringComparison.Ordinal)].Count(c => c == '\n');
            Assert.StartsWith($"{file}, line {line + 1}: ", problem);
        }
    }

    [Theory]
    [InlineData("  coach-date:", "\tcoach-date:")]
    [InlineData("  coach-date: By when? ", "  coach-date: By when: ")]
    [InlineData("  coach-date:", "  coach-both: Twice\n  coach-date:")]
    public void A_file_of_phrases_that_cannot_be_read_says_that_alone(string from, string to)
    {
        folder.Change("en/phrases.yaml", from, to);

        Assert.StartsWith("en/phrases.yaml, line ", Assert.Single(Told()), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        folder.Change("en/campaign.yaml", "goal: 100", "goal: many");
        folder.Change("en/campaign.yaml", "starts: 2026-10-01", "starts: soon");
        folder.Change("en/campaign.yaml", "time-zone: Europe/London", "time-zone: London");
        folder.Change("en/campaign.yaml", "    label: Listening", "    labell: Listening");
        folder.Change("en/campaign.yaml", "about:", "abuot:");
        folder.Change("en/platforms.yaml", "effort: low", "effort: tiny");
        folder.Change("en/platforms.yaml", "url: \"https://", "url: \"www.");
        folder.Change("en/platforms.yaml", "nearest: facebook", "nearest: facebok");
        folder.Change("cards/tip.json", "\"wrap\": true", "\"wrap\": \"yes\"");
        folder.Change("cards/tip.json", "\"verb\": \"tip.another\"\n", "\"verb\": \"tips.another\"\n");
        folder.Change("cards/tip.json", "${source}", "${sauce}");

        var told = Told();

        Assert.All(
            [
                "'goal' must be",
                "'starts' must be",
                "'time-zone'",
                "'labell' is not",
                "'label' is missing",
                "'abuot' is not",
                "'about' is missing",
                "'effort' must be",
                "'url' must be",
                "'nearest' must be",
                "true or false",
                "'tips.another'",
                "'sauce'",
            ],
            part => Assert.Single(told, line => line.Contains(part, StringComparison.Ordinal))
        );
        Assert.Equal(13, told.Count);
    }

    [Theory]
    [InlineData("welcome-team.json", "this card is missing")]
    [InlineData("tip.json", "this card is missing")]
    public void A_card_that_is_gone_or_has_another_name_is_told(string file, string sentence)
    {
        File.Move(Path.Combine(Cards, file), Path.Combine(Cards, "x" + file));

        var told = Told();

        Assert.Contains(told, line => line.StartsWith($"{file}, line 1: {sentence}", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith($"x{file}, line 1: nothing shows", StringComparison.Ordinal));
        Assert.Equal(2, told.Count);
    }

    /// <summary>Lines taken out, doubled, emptied, shifted and renamed, wherever they stand.</summary>
    [Theory]
    [InlineData("campaign.yaml")]
    [InlineData("change-day.yaml")]
    [InlineData("commands.yaml")]
    [InlineData("contacts.yaml")]
    [InlineData("dates.yaml")]
    [InlineData("guide.yaml")]
    [InlineData("in-need.yaml")]
    [InlineData("negation.yaml")]
    [InlineData("own-answers.sample.yaml")]
    [InlineData("phrases.yaml")]
    [InlineData("platforms.yaml")]
    [InlineData("posts.yaml")]
    [InlineData("rephrasing.yaml")]
    [InlineData("screening.yaml")]
    [InlineData("spelling.yaml")]
    [InlineData("tips.yaml")]
    [InlineData("turned-down.yaml")]
    public void No_damage_ends_in_anything_but_sentences(string file)
    {
        var path = $"en/{file}";
        var whole = folder[path];
        var lines = whole.Split('\n');
        for (var turn = 0; turn < Damages.Length * 2; turn++)
        {
            var at = lines.Length * (turn + 1) / (Damages.Length * 2 + 2);
            var damaged = lines.ToList();
            Damages[turn % Damages.Length](damaged, at);
            folder[path] = string.Join('\n', damaged);
            Assert.All(folder.Problems(), problem => Assert.Matches("[.?]$", problem.ToString()));
        }
    }

    private static readonly Action<List<string>, int>[] Damages =
    [
        (lines, at) => lines.RemoveAt(at),
        (lines, at) => lines.Insert(at, lines[at]),
        (lines, at) => lines[at] = lines[at].Split(':')[0] + ":",
        (lines, at) => lines[at] = "  " + lines[at],
        (lines, at) => lines[at] = lines[at].Replace(":", "s:", StringComparison.Ordinal),
        (lines, at) => lines[at] = lines[at].Split(':')[0] + ": [x, {y: z}]",
        (lines, at) => lines.RemoveRange(at, lines.Count - at),
    ];

    /// <summary>Most of the content is examples, of which a few are enough here.</summary>
    private void LeaveFewExamples()
    {
        foreach (var kind in new[] { "in-need", "screening" })
        {
            Directory.Delete(folder.PathOf($"en/{kind}"), recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(folder.PathOf("en/answers")))
        {
            var kept = new List<string>();
            foreach (var line in File.ReadLines(file))
            {
                if (
                    !line.TrimStart().StartsWith("- ", StringComparison.Ordinal)
                    || kept[^1].EndsWith(':')
                    || line.Contains("- id:", StringComparison.Ordinal)
                )
                {
                    kept.Add(line);
                }
            }

            File.WriteAllLines(file, kept);
        }
    }

    /// <summary>What a start says, line by line; <c>content check</c> prints the problems of the same reading.</summary>
    private List<string> Told()
    {
        var reader = new LanguageReader(folder.Path, Cards, CardJson.Default);
        return [.. Assert.Throws<StartException>(reader.Start).Message.Split(Environment.NewLine)];
    }
}
