using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Tests.Questions;

/// <summary>How a team's own answers are found; docs/experiments/own-answers.md has the figures, and floors stand here.</summary>
public sealed class OwnAnswerIndexTests
{
    private static readonly Lazy<IReadOnlyList<MadeUpAnswer>> Answers = new(MadeUpAnswers.Read);
    private static readonly Lazy<OwnAnswerIndex> Index = new(() =>
        new([.. Answers.Value.Select(answer => answer.Wordings)])
    );

    private static OwnFinding Find(string question, OwnAnswerIndex? index = null) =>
        (index ?? Index.Value).Find(QuestionFiles.Book.Finder.Find(question));

    private static (double Right, double Offered, double Wrong) Share(Func<MadeUpAnswer, IReadOnlyList<string>> ways)
    {
        var found = Answers
            .Value.SelectMany(answer => ways(answer).Select(way => (answer.Wordings.Id, Found: Find(way))))
            .ToList();
        return (
            (double)found.Count(row => row.Found.Sure == row.Id) / found.Count,
            (double)found.Count(row => row.Found.Sure is null && row.Found.Near.Contains(row.Id)) / found.Count,
            (double)found.Count(row => row.Found.Sure is { } sure && sure != row.Id) / found.Count
        );
    }

    [Fact]
    public void Ways_to_ask_that_nobody_kept_are_answered_as_people_mostly_put_them()
    {
        var (right, offered, wrong) = Share(answer => answer.Ordinary);

        Assert.True(right >= 0.90, $"Right: {right:P1}.");
        Assert.True(right + offered >= 0.96, $"Right or offered: {right + offered:P1}.");
        Assert.True(wrong <= 0.02, $"Wrong: {wrong:P1}.");
    }

    [Fact]
    public void Ways_that_share_few_words_with_what_was_kept_are_offered_at_least()
    {
        var (right, offered, wrong) = Share(answer => answer.HeldBack);

        Assert.True(right + offered >= 0.45, $"Right or offered: {right + offered:P1}.");
        Assert.True(wrong <= 0.15, $"Wrong: {wrong:P1}.");
    }

    [Fact]
    public void The_toolkit_loses_nothing_and_what_nobody_answers_stays_declined()
    {
        var sections = ExpectedAnswer
            .ReadFile(QuestionFiles.Beside("own-questions.tsv"))
            .Where(row => row.Expected is not [AnswerSection.None])
            .ToList();
        var taken = sections.Count(row => Find(row.Text).Sure is not null);
        Assert.True(taken <= 0.01 * sections.Count, $"{taken} questions of {sections.Count} were taken from it.");

        var nobodys = MadeUpAnswers.Unanswered();
        var answered = nobodys.Count(question => Find(question).Sure is not null);
        Assert.True(answered <= 1, $"{answered} questions of {nobodys.Count} that nobody answers.");
    }

    [Fact]
    public void What_is_asked_in_the_very_words_that_were_kept_is_answered()
    {
        var wordings = Answers
            .Value.SelectMany(answer => answer.Wordings.Wordings.Select(way => (answer.Wordings.Id, way)))
            .ToList();

        Assert.True(wordings.Count(row => Find(row.way).Sure == row.Id) >= 0.95 * wordings.Count);
    }

    [Fact]
    public void An_answer_among_five_thousand_is_found_as_among_two_hundred()
    {
        var others = Enumerable
            .Range(0, 4800)
            .Select(i => Answers.Value[i % 200].Wordings with { Id = $"copy{i}", Vectors = Shuffled(i) });
        var many = new OwnAnswerIndex([.. others, .. Answers.Value.Select(answer => answer.Wordings)]);

        foreach (var answer in Answers.Value)
        {
            foreach (var way in answer.Ordinary)
            {
                Assert.Equal(Find(way).Sure, Find(way, many).Sure);
            }
        }

        static sbyte[] Shuffled(int seed)
        {
            var vectors = Answers.Value[seed % 200].Wordings.Vectors.ToArray();
            new Random(seed).Shuffle(vectors);
            return vectors;
        }
    }

    [Fact]
    public void Without_answers_or_without_their_vectors_nothing_is_found()
    {
        Assert.Same(OwnFinding.None, Find("May we post photographs?", new([])));
        Assert.Same(
            OwnFinding.None,
            Find("May we post photographs?", new([new("a", ["May we post photographs?"], default)]))
        );
    }

    [Fact]
    public void The_surer_the_toolkit_is_the_nearer_an_own_answer_must_be()
    {
        var asked = Answers
            .Value.SelectMany(answer => answer.Ordinary)
            .Select(way => QuestionFiles.Book.Finder.Find(way))
            .ToList();
        int Given(FindingOutcome outcome, double certain) =>
            asked.Count(finding =>
                Index
                    .Value.Find(
                        finding with
                        {
                            Outcome = outcome,
                            Ranked = [new RankedSection("platform.twitter", certain)],
                        }
                    )
                    .Sure
                    is not null
            );

        var declined = Given(FindingOutcome.Declined, 0.9);
        var likely = Given(FindingOutcome.Answer, 0.5);
        var certain = Given(FindingOutcome.Answer, 1);
        Assert.True(declined > likely && likely > certain && certain > 0, $"{declined}, {likely}, {certain}");
    }
}
