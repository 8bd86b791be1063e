using System.Diagnostics;
using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Benchmarks;

/// <summary>Measures the door for people in need against sentences that it never learns from, each writer apart.</summary>
internal static class NeedFigures
{
    private static readonly string[] Files =
    [
        "held",
        "final",
        "writer-a",
        "writer-b",
        "writer-c",
        "writer-d",
        "writer-e",
        "writer-f",
    ];

    /// <param name="args"><c>--corpus FILE</c> for sentences of another file (columns label, <c>need</c> or <c>harmless</c>, and text); <c>--rows</c> lists what went wrong in it.</param>
    public static int Print(string[] args)
    {
        var root = Repository.Root;
        var file = Path.Combine(AppContext.BaseDirectory, "answers", "en.book");
        var book = AnswerBookFile.Read(file, TextEncoder.OfBuild)!;
        var language = ContentFiles.Read(Path.Combine(root, "content/en"), "en");
        if (book.Fingerprint != AnswerBook.FingerprintOf(language))
        {
            Console.WriteLine("The book is older than the content: build first.");
        }

        var topics = NeedTopics.Read(language.Node(AnswerContent.NeedFile), book.Content.Spelling);
        var screen = new NeedScreen(topics, book.Content.Spelling, book.InNeed);

        if (Array.IndexOf(args, "--corpus") is >= 0 and var at && at + 1 < args.Length)
        {
            PrintCorpus(args[at + 1], screen, args.Contains("--rows"));
            return 0;
        }

        Console.WriteLine("written   in need  found  right first  of two contacts  harmless  opened");
        foreach (var written in Files)
        {
            PrintFile(Path.Combine(root, "tests/ToolkitBot.Tests/InNeed", written), screen, topics);
        }

        PrintOrdinary(book, screen);
        return 0;
    }

    private static void PrintFile(string path, NeedScreen screen, NeedTopics content)
    {
        var needy = Lines($"{path}-in-need.tsv")
            .Select(line => line.Split('\t'))
            .Select(cells => (Topics: cells[0].Split('|'), Shown: screen.Find(cells[1])))
            .ToList();
        var found = needy.Where(row => row.Shown is not null).ToList();
        var right = found.Count(row => row.Topics.Contains(row.Shown!.Id));
        // Whether whom their topic leads with is one of the first two contacts that are shown.
        var leads = content.Topics.ToDictionary(topic => topic.Id, topic => topic.Contacts[0]);
        var turned = found.Count(row => row.Topics.Any(id => row.Shown!.Contacts.Take(2).Contains(leads[id])));
        var harmless = Lines($"{path}-harmless.tsv").ToList();
        var opened = harmless.Where(text => screen.Find(text) is not null).ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(path), -8} {needy.Count, 8}  {Ratio(found.Count, needy.Count):0.000} {Ratio(right, found.Count), 12:0.000} {Ratio(turned, found.Count), 16:0.000} {harmless.Count, 9}   {Ratio(opened.Count, harmless.Count):0.000}"
            )
        );
    }

    private static void PrintCorpus(string file, NeedScreen screen, bool printsRows)
    {
        var rows = Lines(file)
            .Select(line => line.Split('\t'))
            .Select(cells => (IsNeed: cells[0] == "need", Text: cells[1], IsFound: screen.Find(cells[1]) is not null))
            .ToLookup(row => row.IsNeed);
        var (needy, harmless) = (rows[true].ToList(), rows[false].ToList());
        if (printsRows)
        {
            foreach (var row in needy.Where(row => !row.IsFound).Concat(harmless.Where(row => row.IsFound)))
            {
                Console.WriteLine($"  {(row.IsNeed ? "missed" : "opened for")}: {row.Text}");
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)}: found {Ratio(needy.Count(row => row.IsFound), needy.Count):0.000} of {needy.Count}, opened for {Ratio(harmless.Count(row => row.IsFound), harmless.Count):0.000} of {harmless.Count} harmless"
            )
        );
    }

    private static void PrintOrdinary(AnswerBook book, NeedScreen screen)
    {
        var texts = book.Examples.Select(example => example.Text).ToList();
        var before = Process.GetCurrentProcess().UserProcessorTime;
        var opened = texts.Count(text => screen.Find(text) is not null);
        var cost = (Process.GetCurrentProcess().UserProcessorTime - before) / texts.Count;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ordinary questions, learnt from: {texts.Count}, opened {Ratio(opened, texts.Count):0.000}; a check: {cost.TotalMilliseconds:0.000} ms of processor time"
            )
        );
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(file).Skip(1);

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
