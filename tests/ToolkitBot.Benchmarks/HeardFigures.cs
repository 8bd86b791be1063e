using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Benchmarks;

/// <summary>
/// How well negations, wishes for a platform and due dates are heard, on a file of phrases. The names of its columns, in
/// its first line, say what it holds:
/// <list type="bullet">
/// <item><c>text not maybe kind</c>: what must be turned down (platforms, <c>video</c>, <c>photos</c>, <c>writing</c> or
/// <c>daily</c>), and platforms that must not be.</item>
/// <item><c>text wanted</c>: platforms that must be among those recommended.</item>
/// <item><c>text good</c>: platforms of which one must come first, <c>ask</c>, or <c>unknown:</c> with a name.</item>
/// <item><c>text today due</c>: days that are right, with <c>|</c> between, <c>ask</c> or <c>none</c>.</item>
/// </list>
/// With <c>--rows</c> it prints every row that is wrong.
/// </summary>
internal sealed class HeardFigures
{
    private readonly PlatformTable table;
    private readonly Recommender recommender;
    private readonly DueDateReader dates;
    private readonly bool printsRows;

    private HeardFigures(string content, bool printsRows)
    {
        ContentNode Read(string file) => ContentNode.ReadFile(Path.Combine(content, file), file);
        table = PlatformTable.Read(
            Read("platforms.yaml"),
            Negation.Read(Read("negation.yaml")),
            Read("turned-down.yaml"),
            MentionMeaning.OfBuild("en")
        );
        recommender = new(table, TextEncoder.OfBuild is { } encoder ? table.LearnMeaning(new(encoder)) : null);
        dates = new(DateWords.Read(Read("dates.yaml")));
        this.printsRows = printsRows;
    }

    public static int Print(string content, string[] args)
    {
        var figures = new HeardFigures(content, args.Contains("--rows"));
        foreach (var file in args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)))
        {
            figures.Print(file);
        }

        return 0;
    }

    private void Print(string file)
    {
        var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();
        var columns = lines[0];
        var rows = lines
            .Skip(1)
            .Select(cells =>
                columns
                    .Select((name, i) => (name, Cell: i < cells.Length ? cells[i].Trim() : ""))
                    .ToDictionary(cell => cell.name, cell => cell.Cell)
            )
            .ToList();
        Func<Dictionary<string, string>, string?> fault =
            columns.Contains("due") ? DateFault
            : columns.Contains("not") ? NegationFault
            : columns.Contains("wanted") ? WantedFault
            : WishFault;
        var faults = rows.Select(row => (Row: row, Fault: fault(row))).Where(row => row.Fault is not null).ToList();
        if (printsRows)
        {
            faults.ForEach(row => Console.WriteLine($"  {row.Row["text"]}: {row.Fault}"));
        }

        var right = rows.Count - faults.Count;
        Console.WriteLine($"{Path.GetFileName(file)}: {right} of {rows.Count} right, {(double)right / rows.Count:F3}");
        foreach (var kind in faults.GroupBy(row => row.Fault!.Split(':')[0]).OrderBy(kind => kind.Key))
        {
            Console.WriteLine($"  {kind.Key}: {kind.Count()}");
        }
    }

    private string? NegationFault(Dictionary<string, string> row)
    {
        var reading = recommender.Read(PlatformSlots.None, row["text"]);
        var ranked = reading.Ranking.Select(fit => fit.Platform.Id).ToList();
        var missed = List(row["not"]).Where(what => !IsHonoured(what, reading.Slots, ranked)).ToList();
        var wrong = Ids(row["maybe"]).Where(reading.Slots.TurnedDown.Contains).ToList();
        return missed.Count > 0 ? $"not honoured: {string.Join(' ', missed)} ({string.Join(' ', ranked)})"
            : wrong.Count > 0 ? $"turned down too much: {string.Join(' ', wrong)}"
            : null;
    }

    private bool IsHonoured(string what, PlatformSlots slots, List<string> ranked) =>
        what switch
        {
            "video" => slots.Against.Contains((SlotKind.Material, "film")),
            "photos" => slots.Against.Contains((SlotKind.Material, "photos")),
            "writing" => slots.Against.Contains((SlotKind.Material, "long-text")),
            // "Once a month at most" says it as well.
            "daily" => slots.Against.Contains((SlotKind.Time, "minutes-a-day"))
                || (slots.Times.Count > 0 && !slots.Times.Contains("minutes-a-day")),
            _ => Ids(what).All(id => !ranked.Contains(id) && !slots.Named.Contains(id)),
        };

    private string? WantedFault(Dictionary<string, string> row)
    {
        var reading = recommender.Read(PlatformSlots.None, row["text"]);
        var ranked = reading.Ranking.Select(fit => fit.Platform.Id).ToList();
        var missing = Ids(row["wanted"]).Where(id => reading.Slots.TurnedDown.Contains(id) || !ranked.Contains(id));
        return missing.Any() ? $"wanted and not given: {string.Join(' ', missing)} ({string.Join(' ', ranked)})" : null;
    }

    private string? WishFault(Dictionary<string, string> row)
    {
        var reading = recommender.Read(PlatformSlots.None, row["text"]);
        var first = reading.Ranking.Select(fit => fit.Platform.Id).FirstOrDefault();
        var good = row["good"];
        var isRight =
            good.StartsWith("unknown:", StringComparison.Ordinal)
                ? reading.Unknown.Any(unknown => IsCalled(unknown, good["unknown:".Length..]))
            : first is null ? List(good).Contains("ask")
            : Ids(good).Contains(first);
        return isRight ? null : $"not sensible: {first ?? "asked"}, not {good}";
    }

    private static bool IsCalled(UnknownPlatform unknown, string name) =>
        unknown.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private string? DateFault(Dictionary<string, string> row)
    {
        var today = DateOnly.Parse(row["today"], CultureInfo.InvariantCulture);
        var found = dates.Find(row["text"], today);
        var got =
            found is null ? "none"
            : found.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "ask";
        var due = row["due"].Split('|');
        return due.Contains(got) ? null
            : got == "none" ? $"silently replaced: not {row["due"]}"
            : due is ["none"] ? $"bogus: {got} ({found!.In(row["text"])})"
            : $"wrong: {got} ({found!.In(row["text"])}), not {row["due"]}";
    }

    private IEnumerable<string> Ids(string names) =>
        List(names).SelectMany(name => table.Named(name).Select(platform => platform.Id)).Distinct();

    private static string[] List(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
