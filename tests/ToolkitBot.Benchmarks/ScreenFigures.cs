using System.Diagnostics;
using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Benchmarks;

/// <summary>Measures the pledge screen against a corpus: how much it finds, how often it is wrong, and what a check costs.</summary>
internal static class ScreenFigures
{
    private sealed record Row(string Set, string Id, string Label, string[] Kinds, string Text, ScreenResult Result)
    {
        public bool MustBeFound => Label != "pass";

        public bool Found => Result.Verdict != ScreenVerdict.Pass;
    }

    /// <param name="args"><c>--corpus FILE</c> for another corpus (columns set, id, label, kinds, text, or the last four with a header); <c>--no-folds</c> leaves out the five-fold check, which takes minutes; <c>--rows</c> lists what went wrong, save in the held rows.</param>
    public static int Print(string[] args)
    {
        var root = Repository.Root;
        var file = Path.Combine(root, "tests/ToolkitBot.Tests/Pledges/pledges.tsv");
        if (Array.IndexOf(args, "--corpus") is >= 0 and var at && at + 1 < args.Length)
        {
            file = args[at + 1];
        }

        var words = ScreeningWords.Read(
            ContentNode.ReadFile(Path.Combine(root, "content/en/screening.yaml"), "screening.yaml")
        );
        var examples = ScreenExamples.Read(Path.Combine(root, "content/en"), "en").All;
        var screen = new PledgeScreen(words, LearntScreen.Learn(examples, words));
        var rows = Read(file, screen);

        Console.WriteLine("rows     must be found   found  recall    innocent  stopped  asked   precision");
        foreach (var set in rows.GroupBy(row => row.Set).OrderBy(set => set.Key))
        {
            PrintSet(set.Key, [.. set]);
        }

        PrintSet("all", rows);
        Console.WriteLine();
        PrintKinds(rows);
        PrintEveryday(screen);
        PrintCost(screen, rows);
        PrintStart(root, examples, words);
        if (!args.Contains("--no-folds"))
        {
            PrintFolds(examples, words);
        }

        if (args.Contains("--rows"))
        {
            PrintWrong(rows);
        }

        return 0;
    }

    private static void PrintSet(string name, List<Row> rows)
    {
        var bad = rows.Count(row => row.MustBeFound);
        var found = rows.Count(row => row.MustBeFound && row.Found);
        var innocent = rows.Count - bad;
        var stopped = rows.Count(row => !row.MustBeFound && row.Result.Verdict == ScreenVerdict.Stop);
        var asked = rows.Count(row => !row.MustBeFound && row.Result.Verdict == ScreenVerdict.Review);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -8} {bad, 13} {found, 7}  {Ratio(found, bad):0.000} {innocent, 11} {stopped, 8} {asked, 6}   {Ratio(found, found + stopped + asked):0.000}"
            )
        );
    }

    private static void PrintKinds(List<Row> rows)
    {
        Console.WriteLine("kind                 rows  found  named so  recall  precision");
        foreach (var kind in FindingKind.All)
        {
            var wanted = rows.Where(row => row.Kinds.Contains(kind)).ToList();
            if (wanted.Count == 0)
            {
                continue;
            }

            var named = wanted.Count(row => row.Result.Findings.Any(finding => finding.Kind == kind));
            var said = rows.Count(row => row.Result.Findings.Any(finding => finding.Kind == kind));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind, -20} {wanted.Count, 4} {wanted.Count(row => row.Found), 6} {named, 9}   {Ratio(named, wanted.Count):0.000}      {Ratio(named, said):0.000}"
                )
            );
        }
    }

    private static void PrintEveryday(PledgeScreen screen)
    {
        var pledges = EverydayPledges.All.ToList();
        var verdicts = pledges.Select(pledge => screen.Check(pledge).Verdict).ToList();
        var held = verdicts.Count(verdict => verdict != ScreenVerdict.Pass);
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"everyday pledges, opening by verb by object: {pledges.Count}, stopped or asked {held}, {Ratio(held, pledges.Count):0.000}"
            )
        );
    }

    private static void PrintCost(PledgeScreen screen, List<Row> rows)
    {
        var longText = string.Concat(rows.Where(row => !row.MustBeFound).Select(row => row.Text + " "))[..500];
        var all = Time(() =>
        {
            foreach (var row in rows)
            {
                screen.Check(row.Text);
            }
        });
        var one = Time(() => screen.Check(longText));
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a check: {all / rows.Count:0.0} µs (mean over the corpus, {rows.Average(row => row.Text.Length):0} characters), {one:0.0} µs for 500 characters"
            )
        );
    }

    private static void PrintStart(string root, IReadOnlyList<LabelledQuestion> examples, ScreeningWords words)
    {
        var folder = Path.Combine(root, "content/en");
        var book = Path.GetTempFileName();
        var learning = Stopwatch.GetTimestamp();
        var learnt = LearntScreen.Learn(examples, words);
        var learnTime = Stopwatch.GetElapsedTime(learning);
        ScreenBook.Write(learnt, ScreenExamples.FingerprintOf(folder), book);
        var opening = Time(() => LearntScreen.Open(ContentFiles.Read(folder, "en"), book, words));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"learning: {learnTime.TotalMilliseconds:0} ms; its book: {new FileInfo(book).Length / 1024} KiB, read in {opening / 1000:0.0} ms"
            )
        );
        File.Delete(book);
    }

    private static void PrintFolds(IReadOnlyList<LabelledQuestion> examples, ScreeningWords words)
    {
        Console.WriteLine();
        Console.WriteLine("five-fold over the examples      rows  asked or stopped");
        var results = ScreenCrossValidation.Run(examples, words, folds: 5, asked: 5);
        foreach (var kind in results.GroupBy(row => row.Example.SectionId).OrderBy(g => g.Key))
        {
            var found = kind.Count(row => row.Verdict != ScreenVerdict.Pass);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key, -30} {kind.Count(), 6} {found, 6}  {Ratio(found, kind.Count()):0.000}"
                )
            );
        }
    }

    // The median of nine rounds, after the compiler has warmed up, in microseconds.
    private static double Time(Action act)
    {
        var rounds = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            const int times = 5;
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
            {
                act();
            }

            rounds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / times);
        }

        return rounds.Skip(3).Order().ElementAt(4);
    }

    private static void PrintWrong(List<Row> rows)
    {
        foreach (
            var row in rows.Where(row =>
                !row.Set.StartsWith("held", StringComparison.Ordinal) && row.MustBeFound != row.Found
            )
        )
        {
            var found = string.Join(
                ", ",
                row.Result.Findings.Select(finding =>
                    $"{finding.Kind}({finding.Verdict}) '{row.Text.Substring(finding.Start, finding.Length)}'"
                )
            );
            Console.WriteLine(
                $"{row.Id} {row.Label} -> {row.Result.Verdict} {found} | {row.Text.ReplaceLineEndings("\\n")}"
            );
        }
    }

    private static List<Row> Read(string file, PledgeScreen screen) =>
        [
            .. File.ReadLines(file)
                .Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("id\t", StringComparison.Ordinal))
                .Select(line => line.Split('\t'))
                .Select(cells => cells.Length == 4 ? ["other", .. cells] : cells)
                .Select(cells =>
                {
                    var text = cells[4].Replace("\\n", "\n", StringComparison.Ordinal);
                    return new Row(
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[3].Split(',', StringSplitOptions.TrimEntries),
                        text,
                        screen.Check(text)
                    );
                }),
        ];

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
