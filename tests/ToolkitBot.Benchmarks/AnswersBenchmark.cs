using System.Diagnostics;
using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Benchmarks;

/// <summary>Prints how good the answers are and what they cost.</summary>
internal static class AnswersBenchmark
{
    private const int Folds = 5;
    private const int Asked = 20_000;

    /// <summary>Prints everything; returns the exit code.</summary>
    public static int Print()
    {
        var root = Repository.Root;
        var content = Path.Combine(root, "content", "en");
        var bookFile = Path.Combine(AppContext.BaseDirectory, "answers", "en.book");
        var book = Load(content, bookFile);
        Console.WriteLine(
            $"examples   {book.Examples.Count} in {book.Content.Sections.Count} sections and {book.Content.Doors.Count} doors"
        );
        Heading();
        Show(
            $"cross-validated, {Folds} folds",
            AnswerScore.Of(CrossValidation.Run(book.Examples, book.Content.Spelling, Vectors(book), Folds, Folds))
        );
        Ask(
            "own questions, never learnt",
            Path.Combine(root, "tests", "ToolkitBot.Tests", "Questions", "own-questions.tsv"),
            book.Finder
        );
        var shared = Path.Combine(root, "..", "shared", "eval");
        Ask("real.dev.tsv", Path.Combine(shared, "real.dev.tsv"), book.Finder);
        Ask("staff.dev.tsv", Path.Combine(shared, "staff.dev.tsv"), book.Finder);
        Time(book);
        return 0;
    }

    private static AnswerBook Load(string content, string bookFile)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var book =
            AnswerBookFile.Read(bookFile, TextEncoder.OfBuild)
            ?? AnswerBook.Learn(ContentFiles.Read(content, "en"), Vectors(null));
        book.Finder.Find("what is this");
        var loaded = clock.Elapsed;
        var worked = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Line(
            "start, first question included",
            $"{loaded.TotalMilliseconds:F0} ms, processor {worked.TotalMilliseconds:F0} ms"
        );
        Line("memory held", $"{(after - before) / 1048576.0:F1} MiB");
        Line("book", $"{new FileInfo(bookFile).Length / 1048576.0:F1} MiB");
        if (book.Fingerprint != AnswerBook.FingerprintOf(ContentFiles.Read(content)))
        {
            Console.WriteLine("The book is older than the content: build first.");
        }

        return book;
    }

    private static VectorSource? Vectors(AnswerBook? book) =>
        TextEncoder.OfBuild is { } encoder ? new VectorSource(encoder, book) : null;

    private static void Ask(string name, string file, AnswerFinder finder)
    {
        if (!File.Exists(file))
        {
            Console.WriteLine($"{name, -30} (not there)");
            return;
        }

        var rows = ExpectedAnswer.ReadFile(file);
        Show(name, AnswerScore.Of([.. rows.Select(row => (row, finder.Find(row.Text)))]));
    }

    private static void Time(AnswerBook book)
    {
        var questions = book.Examples.Select(example => example.Text).ToArray();
        for (var i = 0; i < 3000; i++)
        {
            book.Finder.Find(questions[i % questions.Length]);
        }

        var times = new double[Asked];
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Asked; i++)
        {
            var start = Stopwatch.GetTimestamp();
            book.Finder.Find(questions[i % questions.Length]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var busy = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Array.Sort(times);
        Line(
            "a question",
            $"p50 {times[Asked / 2]:F3} ms, p99 {times[Asked * 99 / 100]:F3} ms, processor {busy.TotalMilliseconds / Asked:F3} ms"
        );
    }

    private static void Heading() =>
        Console.WriteLine(
            $"{"", -30} {"rows", 5} {"right", 6} {"top-3", 6} {"refusal F1 (precision, recall)", 31} {"sure", 6} {"right where sure", 17}"
        );

    private static void Show(string name, AnswerScore score) =>
        Line(
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Rows, 5} {score.AllRight, 6:F3} {score.TopThree, 6:F3} {$"{score.RefusalF1:F3} ({score.RefusalPrecision:F2}, {score.RefusalRecall:F2})", 31} {score.Sure, 6:F3} {score.SureRight, 17:F3}"
            )
        );

    private static void Line(string name, string text) => Console.WriteLine($"{name, -30} {text}");
}
