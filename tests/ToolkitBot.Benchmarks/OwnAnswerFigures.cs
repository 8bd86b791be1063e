using System.Diagnostics;
using System.Globalization;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Benchmarks;

/// <summary>Prints how well a made-up trust's own answers are found, and what they cost the toolkit's.</summary>
internal static class OwnAnswerFigures
{
    private const int Many = 5000;
    private const int Asked = 2000;

    /// <summary>Prints the figures; returns the exit code.</summary>
    public static int Print(string[] options)
    {
        var book = AnswerBookFile.Read(
            Path.Combine(AppContext.BaseDirectory, "answers", "en.book"),
            TextEncoder.OfBuild
        );
        if (book?.Meaning is null)
        {
            Console.WriteLine("There is no book with an encoder: build first.");
            return 1;
        }

        var answers = MadeUpAnswers.Read();
        var index = new OwnAnswerIndex([.. answers.Select(answer => answer.Wordings)]);
        var isShown = options is ["--rows", ..];
        Ways("ordinary", book, index, answers, answer => answer.Ordinary, isShown);
        Ways("held back", book, index, answers, answer => answer.HeldBack, isShown);
        foreach (var (name, file) in Files())
        {
            Toolkit(book, index, name, file, isShown);
        }

        Unanswered(book, index, isShown);
        Time(book, answers);
        return 0;
    }

    private static IEnumerable<(string Name, string File)> Files()
    {
        var shared = Path.Combine(Repository.Root, "..", "shared", "eval");
        yield return (
            "own-questions",
            Path.Combine(Repository.Root, "tests", "ToolkitBot.Tests", "Questions", "own-questions.tsv")
        );
        yield return ("real.dev", Path.Combine(shared, "real.dev.tsv"));
        yield return ("staff.dev", Path.Combine(shared, "staff.dev.tsv"));
    }

    private static void Ways(
        string name,
        AnswerBook book,
        OwnAnswerIndex index,
        IReadOnlyList<MadeUpAnswer> answers,
        Func<MadeUpAnswer, IReadOnlyList<string>> ways,
        bool isShown
    )
    {
        var (right, wrong, offered, rows) = (0, 0, 0, 0);
        foreach (var answer in answers)
        {
            foreach (var question in ways(answer))
            {
                rows++;
                var finding = book.Finder.Find(question);
                var found = index.Find(finding);
                var isRight = found.Sure == answer.Wordings.Id;
                right += isRight ? 1 : 0;
                wrong += found.Sure is not null && !isRight ? 1 : 0;
                offered += found.Sure is null && found.Near.Contains(answer.Wordings.Id) ? 1 : 0;
                if (isShown && !isRight)
                {
                    Row(question, answer.Wordings.Wordings[0], index.Likely(finding), finding);
                }
            }
        }

        Line(
            name,
            $"{rows} rows, right {Share(right, rows)}, offered {Share(offered, rows)}, wrong {Share(wrong, rows)}"
        );
    }

    private static void Toolkit(AnswerBook book, OwnAnswerIndex index, string name, string file, bool isShown)
    {
        if (!File.Exists(file))
        {
            Line(name, "(not there)");
            return;
        }

        var (without, with, sections, taken, declined, declinedTaken) = (0, 0, 0, 0, 0, 0);
        foreach (var row in ExpectedAnswer.ReadFile(file))
        {
            var finding = book.Finder.Find(row.Text);
            var isTaken = index.Find(finding).Sure is not null;
            if (row.Expected is [AnswerSection.None])
            {
                declined++;
                declinedTaken += isTaken ? 1 : 0;
            }
            else
            {
                sections++;
                var isRight = row.Expected.Contains(finding.Ranked[0].Id);
                without += isRight ? 1 : 0;
                with += isRight && !isTaken ? 1 : 0;
                taken += isTaken ? 1 : 0;
            }

            if (isShown && isTaken)
            {
                Row(row.Text, string.Join(',', row.Expected), index.Likely(finding), finding);
            }
        }

        Line(
            name,
            $"{sections} of sections, right {Share(without, sections)} without, {Share(with, sections)} with own answers, {taken} taken; {declined} declined, {declinedTaken} answered by an own one"
        );
    }

    private static void Unanswered(AnswerBook book, OwnAnswerIndex index, bool isShown)
    {
        var questions = MadeUpAnswers.Unanswered();
        var wrong = 0;
        foreach (var question in questions)
        {
            var finding = book.Finder.Find(question);
            if (index.Find(finding).Sure is not null)
            {
                wrong++;
                if (isShown)
                {
                    Row(question, "none", index.Likely(finding), finding);
                }
            }
        }

        Line("answered by nobody", $"{questions.Count} rows, wrongly answered by an own one {wrong}");
    }

    /// <summary>The wordings of the made-up trust over and over, each with another number in it.</summary>
    private static void Time(AnswerBook book, IReadOnlyList<MadeUpAnswer> answers)
    {
        var many = Enumerable
            .Range(0, Many)
            .Select(i => answers[i % answers.Count].Wordings with { Id = i.ToString(CultureInfo.InvariantCulture) })
            .ToList();
        var clock = Stopwatch.StartNew();
        var index = new OwnAnswerIndex(many);
        Line($"{Many} answers", $"made ready in {clock.Elapsed.TotalMilliseconds:F0} ms");
        var questions = answers.SelectMany(answer => answer.HeldBack.Concat(answer.Ordinary)).ToArray();
        var (finder, own) = (new double[Asked], new double[Asked]);
        for (var i = -200; i < Asked; i++)
        {
            var question = questions[(i + 200) % questions.Length];
            var start = Stopwatch.GetTimestamp();
            var finding = book.Finder.Find(question);
            var found = Stopwatch.GetTimestamp();
            index.Find(finding);
            if (i >= 0)
            {
                finder[i] = Stopwatch.GetElapsedTime(start, found).TotalMilliseconds;
                own[i] = Stopwatch.GetElapsedTime(found).TotalMilliseconds;
            }
        }

        Array.Sort(finder);
        Array.Sort(own);
        Line(
            "a question",
            $"finder p50 {finder[Asked / 2]:F3} ms, p99 {finder[Asked * 99 / 100]:F3} ms; own answers p50 {own[Asked / 2]:F3} ms, p99 {own[Asked * 99 / 100]:F3} ms"
        );
    }

    private static void Row(string question, string expected, IReadOnlyList<OwnLikeness> likely, Finding finding) =>
        Console.WriteLine(
            $"  {question} [{expected}] {string.Join("; ", likely.Select(one => $"{one.Id} {one.Score:F2}"))} | {finding.Outcome} {finding.Ranked[0].Id} {finding.Confidence:F2}"
        );

    private static string Share(int part, int whole) =>
        ((double)part / whole).ToString("F3", CultureInfo.InvariantCulture);

    private static void Line(string name, string text) => Console.WriteLine($"{name, -20} {text}");
}
