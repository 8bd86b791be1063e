using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Languages;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>What files with own answers would change in a team. Nothing is changed where anything is wrong.</summary>
/// <param name="New">Answers that the team does not keep yet.</param>
/// <param name="Changed">Answers whose heading the team keeps, with the id of the one that they replace.</param>
/// <param name="Same">How many are kept already, word for word.</param>
/// <param name="Problems">Everything that is wrong, with file and line.</param>
/// <param name="MayShow">Whether nothing was read, or left unread, that must not be kept, so that it can be shown again.</param>
internal sealed record OwnAnswerPlan(
    IReadOnlyList<OwnAnswerWords> New,
    IReadOnlyList<(KeptAnswer There, OwnAnswerWords Words)> Changed,
    int Same,
    IReadOnlyList<ContentProblem> Problems,
    bool MayShow
)
{
    /// <summary>Holds files against what a team keeps.</summary>
    /// <param name="language">Its words, and its screen.</param>
    /// <param name="files">The files.</param>
    /// <param name="kept">What the team keeps, the newest first.</param>
    /// <param name="today">The day on which they are read.</param>
    public static OwnAnswerPlan Of(
        Language language,
        IEnumerable<OwnAnswerFile> files,
        IReadOnlyList<KeptAnswer> kept,
        DateOnly today
    )
    {
        var problems = new List<ContentProblem>();
        var rows = OwnAnswerFiles.Read(language.Content.Phrases, files, problems);
        for (var at = 0; at < problems.Count; at++)
        {
            // What is wrong with a file may quote it.
            problems[at] = new Heard(language, problems[at].Message).Keepable is null
                ? problems[at] with
                {
                    Message = language.Content.Phrases["own.unreadable"],
                }
                : problems[at];
        }

        var making = new OwnAnswerPlanning(language, kept, today, problems);
        if (rows.Count > OwnAnswerDesk.MostKept)
        {
            // Nobody waits for all of them to be screened, only to be told this.
            problems.Add(making.TooMany(rows[OwnAnswerDesk.MostKept], rows.Count));
            return new([], [], 0, problems, MayShow: false);
        }

        foreach (var row in rows)
        {
            making.Add(row);
        }

        return making.End(rows);
    }

    /// <summary>Whether there is nothing to keep: all is kept already, or something is wrong.</summary>
    public bool IsNothing => New.Count + Changed.Count == 0;

    /// <summary>What it would do, in words.</summary>
    public string Outcome(Phrases words) =>
        words.Format("own.outcome", ("new", New.Count), ("changed", Changed.Count), ("same", Same));
}

/// <summary>Makes an <see cref="OwnAnswerPlan"/>, row by row. Each row is checked as the owner's form is.</summary>
internal sealed class OwnAnswerPlanning(
    Language language,
    IReadOnlyList<KeptAnswer> kept,
    DateOnly today,
    List<ContentProblem> problems
)
{
    private readonly Phrases words = language.Content.Phrases;
    private readonly Dictionary<string, OwnAnswerRow> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KeptAnswer> known = kept.DistinctBy(
            answer => answer.Words.Wordings[0],
            StringComparer.OrdinalIgnoreCase
        )
        .ToDictionary(answer => answer.Words.Wordings[0], StringComparer.OrdinalIgnoreCase);
    private readonly List<OwnAnswerWords> begun = [];
    private readonly List<(KeptAnswer, OwnAnswerWords)> changed = [];
    private bool mayShow = problems.Count == 0;
    private int same;

    public void Add(OwnAnswerRow row)
    {
        var wordings = row
            .Wordings.Select(PledgeText.Fold)
            .Where(way => way.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var heading = wordings is [var first, ..] ? first : "";
        var there = known.GetValueOrDefault(heading);
        var until =
            row.Until.Length > 0 ? row.Until : PledgeForm.Iso(there?.Words.TrueUntil ?? OwnAnswerForm.NextYear(today));
        if (heading.Length > 0 && !seen.TryAdd(heading, row))
        {
            Tell(row, words.Format("own.twice", ("line", Place(row, seen[heading]))));
        }

        var given = new OwnAnswerWords(
            wordings,
            row.Answer.ReplaceLineEndings("\n").Trim(),
            PledgeText.Fold(row.Ask) is { Length: > 0 } ask ? ask : null,
            PledgeForm.Day(until) ?? default
        );
        if (there is not null && IsSame(there.Words, given))
        {
            same++;
            return;
        }

        if (Check(row, given, until) is not { } right)
        {
            return;
        }

        if (there is null)
        {
            begun.Add(right);
        }
        else
        {
            changed.Add((there, right));
        }
    }

    public OwnAnswerPlan End(IReadOnlyList<OwnAnswerRow> rows)
    {
        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add(new("", 1, words["own.nothing-there"]));
        }
        else if (kept.Count + begun.Count > OwnAnswerDesk.MostKept)
        {
            problems.Add(new(rows[0].File, rows[0].Line, words["own.full"]));
        }

        return problems.Count > 0
            ? new(
                [],
                [],
                0,
                [.. problems.OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)],
                mayShow
            )
            : new(begun, changed, same, [], MayShow: true);
    }

    public ContentProblem TooMany(OwnAnswerRow first, int count) =>
        new(
            first.File,
            first.Line,
            words.Format("own.too-many-rows", ("count", count), ("limit", OwnAnswerDesk.MostKept))
        );

    /// <summary>The words if they may be kept; else null, and all that is wrong is told.</summary>
    private OwnAnswerWords? Check(OwnAnswerRow row, OwnAnswerWords given, string until)
    {
        var heard = given.Wordings.Select(way => new Heard(language, way)).ToList();
        var fields = new OwnAnswerFields(
            heard is [var first, ..] ? first : new Heard(language, ""),
            [.. heard.Skip(1)],
            new Heard(language, given.Answer),
            new Heard(language, given.Ask ?? ""),
            until
        );
        var form = OwnAnswerForm.Read(words, fields, Empty(until), today);
        var isKeepable = heard
            .Append(fields.Answer)
            .Append(fields.Ask)
            .Append(new Heard(language, PledgeForm.Day(until) is null ? until : ""))
            .All(one => one.IsEmpty || one is { IsTooLong: false, KeepableByOwner: not null });
        mayShow = mayShow && isKeepable;
        Tell(row, "own.question", form.QuestionProblem);
        Tell(row, "own.ways", form.WaysProblem);
        Tell(row, "own.answer", form.AnswerProblem);
        Tell(row, "own.ask", form.AskProblem);
        Tell(row, "own.until", PledgeForm.Day(until) is null ? words["own.day-form"] : form.UntilProblem);
        return form.IsRight ? OwnAnswerForm.Words(form) : null;
    }

    private void Tell(OwnAnswerRow row, string field, string? problem)
    {
        if (problem is not null)
        {
            Tell(row, words.Format("own.field-problem", ("field", words[field]), ("problem", problem)));
        }
    }

    private void Tell(OwnAnswerRow row, string problem) => problems.Add(new(row.File, row.Line, problem));

    private static OwnAnswerFormCard Empty(string until) =>
        new()
        {
            Id = "",
            Team = "",
            Title = "",
            Until = until,
        };

    private static string Place(OwnAnswerRow row, OwnAnswerRow other) =>
        row.File == other.File ? $"{other.Line}" : $"{other.Line} ({other.File})";

    private static bool IsSame(OwnAnswerWords there, OwnAnswerWords given) =>
        there.Wordings.SequenceEqual(given.Wordings, StringComparer.Ordinal)
        && there.Answer.ReplaceLineEndings("\n").Trim() == given.Answer
        && there.Ask == given.Ask
        && there.TrueUntil == given.TrueUntil;
}
