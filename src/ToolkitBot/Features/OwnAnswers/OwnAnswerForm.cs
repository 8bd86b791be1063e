using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Questions;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>What is written into the fields of the form.</summary>
internal sealed record OwnAnswerFields(
    Heard Question,
    IReadOnlyList<Heard> Ways,
    Heard Answer,
    Heard Ask,
    string Until
);

/// <summary>
/// The form in which an owner writes an answer: shown, and read when it comes back. Every field is screened like a pledge;
/// what may not be kept is not shown again either.
/// </summary>
internal static class OwnAnswerForm
{
    private const int LongestWording = 200;
    private const int LongestAsk = 100;
    private const int MostWays = 8;
    private const int MostYears = 3;
    private const string Refused = "own.screened";

    public static DateOnly Today(Turn turn, DateTimeOffset now) => PledgeTimes.Today(PledgeTimes.ZoneOf(turn), now);

    /// <summary>The day on which an answer is looked at again, if nobody chooses another.</summary>
    public static DateOnly NextYear(DateOnly today) => today.AddYears(1);

    /// <summary>The form with what is kept already.</summary>
    public static OwnAnswerFormCard Of(Turn turn, OwnAnswer answer) =>
        new()
        {
            Id = answer.Id,
            Team = answer.TeamId,
            Title = turn.Words["own.mend-title"],
            From = answer.QuestionId ?? "",
            Starter = answer.StarterId ?? "",
            Question = answer.Title,
            Ways = string.Join('\n', answer.WordingList.Skip(1)),
            Answer = answer.Answer,
            Ask = answer.Ask ?? "",
            Until = PledgeForm.Iso(answer.TrueUntil),
        };

    /// <summary>The form as it came back, with what is wrong in each field.</summary>
    public static OwnAnswerFormCard Read(Turn turn, Press press, OwnAnswerFormCard empty, DateOnly today) =>
        Read(
            turn.Words,
            new(
                press.Words("question"),
                Lines(turn, press.Words("ways")),
                press.Words("answer"),
                press.Words("ask"),
                press.Id("until") ?? ""
            ),
            empty,
            today
        );

    /// <summary>The same for fields from elsewhere, such as a row of a file.</summary>
    public static OwnAnswerFormCard Read(Phrases words, OwnAnswerFields fields, OwnAnswerFormCard empty, DateOnly today)
    {
        var (question, ways, answer, ask, until) = fields;
        return empty with
        {
            Question = PledgeText.Fold(question.KeepableByOwner ?? ""),
            Ways = string.Join('\n', ways.Select(way => way.KeepableByOwner).OfType<string>()),
            Answer = answer.KeepableByOwner ?? "",
            Ask = PledgeText.Fold(ask.KeepableByOwner ?? ""),
            Until = PledgeForm.Day(until) is { } day ? PledgeForm.Iso(day) : empty.Until,
            QuestionProblem = WordingProblem(words, question),
            WaysProblem =
                ways.Count > MostWays
                    ? words.Format("own.too-many-ways", ("limit", MostWays))
                    : ways.Select(way => WordingProblem(words, way)).FirstOrDefault(Says),
            AnswerProblem = QuestionCheck.Problem(words, answer, QuestionCheck.LongestAnswer, Refused),
            AskProblem = ask.IsEmpty ? null : QuestionCheck.ProblemOfAny(words, ask, LongestAsk, Refused),
            UntilProblem = DayProblem(words, PledgeForm.Day(until), today),
        };
    }

    /// <summary>The words of a form in which nothing is wrong.</summary>
    public static OwnAnswerWords Words(OwnAnswerFormCard form) =>
        new(
            [
                .. form
                    .Ways.Split('\n')
                    .Prepend(form.Question)
                    .Select(PledgeText.Fold)
                    .Where(way => way.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            form.Answer,
            form.Ask.Length == 0 ? null : form.Ask,
            PledgeForm.Day(form.Until)!.Value
        );

    private static List<Heard> Lines(Turn turn, Heard ways) =>
        [
            .. ways
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => new Heard(turn.Language, line, ways.Names)),
        ];

    /// <summary>Whoever asks in words of need is shown who can help, so that an answer to them would never be found.</summary>
    private static string? WordingProblem(Phrases words, Heard wording) =>
        QuestionCheck.Problem(words, wording, LongestWording, Refused)
        ?? (wording.Need is null ? null : words["own.in-need"]);

    private static string? DayProblem(Phrases words, DateOnly? day, DateOnly today) =>
        day is null ? words["errors.field-date"]
        : day <= today ? words["errors.field-date-past"]
        : day > today.AddYears(MostYears) ? words.Format("own.too-far", ("limit", MostYears))
        : null;

    private static bool Says(string? problem) => problem is not null;
}
