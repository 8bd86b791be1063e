using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The files of one language while they are being read; problems are added to a shared list.</summary>
internal sealed class LanguageFolder
{
    private const string PhrasesFile = "phrases.yaml";

    private readonly Dictionary<string, ContentNode> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private readonly List<ContentProblem> problems;

    private LanguageFolder(string language, List<ContentProblem> problems, AnswerContent? learnt)
    {
        Language = language;
        Learnt = learnt;
        this.problems = problems;
    }

    /// <summary>
    /// The answers as read from exactly these files and checked when the bot was built; null if the files of
    /// <c>answers</c> are to be read now.
    /// </summary>
    public AnswerContent? Learnt { get; }

    public string Language { get; }

    /// <summary>Files that are valid YAML, by their path inside the language's folder.</summary>
    public IReadOnlyDictionary<string, ContentNode> Files => files;

    /// <summary>Returns whether a file exists, readable or not.</summary>
    public bool Holds(string file) => files.ContainsKey(file) || unreadable.Contains(file);

    /// <summary>Reads the YAML of a language's files.</summary>
    /// <param name="files">The files of the language's folder.</param>
    /// <param name="language">The language.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="learnt">Answers and spelling if they are already known; their files are then not read.</param>
    public static LanguageFolder Open(
        ContentFiles files,
        string language,
        List<ContentProblem> problems,
        AnswerContent? learnt
    )
    {
        var opened = new LanguageFolder(language, problems, learnt);
        foreach (var file in files.Names)
        {
            if (
                learnt is not null
                && (
                    AnswerContent.IsMadeOf(file)
                    || ScreenExamples.IsExampleFile(file)
                    || NeedExamples.IsExampleFile(file)
                )
            )
            {
                continue;
            }

            if (opened.Try(() => files.Node(file)) is { } node)
            {
                problems.AddRange(node.Cuts);
                opened.files.Add(file, node);
            }
            else
            {
                opened.unreadable.Add(file);
            }
        }

        return opened;
    }

    /// <summary>Reads the content; returns null if a file is missing or has a problem.</summary>
    /// <param name="uses">The phrases in use; null to skip that check.</param>
    public ToolkitContent? Read(PhraseUses? uses)
    {
        var before = problems.Count;
        var phrases = ReadFile(PhrasesFile, node => Phrases.Read(node, Language));
        var hasPhrases = phrases is not null && !unreadable.Contains(PhrasesFile);
        if (hasPhrases && (problems.Count == before || uses?.KnowAny(phrases!) == true))
        {
            // Where the file could not be read as phrases at all, each of them would be missing.
            uses?.Check(phrases!, problems);
        }

        var commands = ReadFile("commands.yaml", CommandWords.Read);
        var negation = ReadFile("negation.yaml", Negation.Read);
        var guide = negation is null ? null : ReadFile("guide.yaml", node => GuideContent.Read(node, negation));
        var tips = ReadList("tips.yaml", "tips", Tip.Read);
        var posts = ReadList("posts.yaml", "posts", SharePost.Read);
        var changeDay = ReadFile("change-day.yaml", ChangeDay.Read);
        var contacts = ReadList("contacts.yaml", "contacts", Contact.Read);
        var campaign = ReadFile("campaign.yaml", Campaign.Read);

        var turnedDown = ReadFile("turned-down.yaml", node => node);
        var platforms = negation is null
            ? null
            : ReadFile(
                "platforms.yaml",
                node => PlatformTable.Read(node, negation, turnedDown, MentionMeaning.OfBuild(Language))
            );
        var spelling = Learnt?.Spelling ?? ReadFile(AnswerContent.SpellingFile, Spelling.Read);
        var sensitive = spelling is null
            ? null
            : ReadFile(AnswerContent.NeedFile, node => NeedTopics.Read(node, spelling));
        var screening = ReadFile("screening.yaml", ScreeningWords.Read);
        var screenExamples = ReadScreenExamples();
        CheckNeedExamples(sensitive);
        var pledgeWords = screening is null ? null : ReadFile("screening.yaml", PledgeWords.Read);
        var dates = ReadFile("dates.yaml", DateWords.Read);
        var doors = Learnt?.Doors ?? ReadFile(AnswerContent.NoneFile, DeclinedTopic.ReadAll);
        var answers = Learnt?.Sections ?? ReadAnswers();
        var starters = ReadList("own-answers.sample.yaml", "questions", StarterQuestion.Read);
        var rephrasing = ReadFile("rephrasing.yaml", Rephrasing.Read);

        if (
            problems.Count > before
            || phrases is null
            || commands is null
            || guide is null
            || changeDay is null
            || campaign is null
            || platforms is null
            || spelling is null
            || sensitive is null
            || screening is null
            || pledgeWords is null
            || dates is null
            || doors is null
            || rephrasing is null
        )
        {
            return null;
        }

        return new()
        {
            Language = Language,
            Phrases = phrases,
            Commands = commands,
            Guide = guide,
            Tips = tips,
            Posts = posts,
            ChangeDay = changeDay,
            Contacts = contacts,
            Campaign = campaign,
            Platforms = platforms,
            Spelling = spelling,
            Sensitive = sensitive,
            Screening = screening,
            PledgeWords = pledgeWords,
            Dates = dates,
            Doors = doors,
            Answers = answers,
            Starters = starters,
            Rephrasing = rephrasing,
            ScreenExamples = screenExamples,
        };
    }

    /// <summary>Reads every file of <c>answers</c> except the one for questions without an answer.</summary>
    private List<AnswerSection> ReadAnswers() =>
        [
            .. files
                .Where(file => AnswerContent.IsAnswer(file.Key) && file.Key != AnswerContent.NoneFile)
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => Try(() => AnswerSection.Read(file.Value.Telling(problems))))
                .OfType<AnswerSection>(),
        ];

    private List<LabelledQuestion> ReadScreenExamples()
    {
        var seen = new Dictionary<string, ContentNode>(StringComparer.Ordinal);
        return
        [
            .. files
                .Where(file => ScreenExamples.IsExampleFile(file.Key))
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .SelectMany(file => Try(() => ScreenExamples.Check(file.Value.Telling(problems), seen)) ?? []),
        ];
    }

    private void CheckNeedExamples(NeedTopics? topics)
    {
        var seen = new Dictionary<string, ContentNode>(StringComparer.Ordinal);
        foreach (var (file, node) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (topics is not null && NeedExamples.IsExampleFile(file))
            {
                Try(() => NeedExamples.Check(node.Telling(problems), topics, seen));
            }
        }
    }

    /// <summary>Reads a file as one object; a missing one is told and read as an empty one.</summary>
    private T? ReadFile<T>(string file, Func<ContentNode, T> read)
        where T : class
    {
        if (!files.TryGetValue(file, out var node) && !unreadable.Contains(file))
        {
            problems.Add(new($"{Language}/{file}", 1, "this file is missing; put it back."));
        }

        return Try(() => read(node?.Telling(problems) ?? ContentNode.Absent($"{Language}/{file}", problems)));
    }

    /// <summary>Reads a file as a list; each entry reports its own problem.</summary>
    private IReadOnlyList<T> ReadList<T>(string file, string name, Func<ContentNode, T> read)
        where T : class
    {
        var list = ReadFile(
            file,
            node =>
            {
                node.Only(name);
                return node.List(name);
            }
        );
        return [.. (list ?? []).Select(entry => Try(() => read(entry))).OfType<T>()];
    }

    private T? Try<T>(Func<T> read)
        where T : class
    {
        var before = problems.Count;
        try
        {
            return read();
        }
        catch (ContentException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
        catch (Exception) when (problems.Count > before)
        {
            // Nothing can be made of the stand-ins for what was told.
            return null;
        }
    }
}
