using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Words, from the content, for reading dates.</summary>
public sealed class DateWords
{
    private readonly Dictionary<string, PhraseSet> sets = new(StringComparer.Ordinal);

    private DateWords(ContentNode node)
    {
        node.Only([
            .. Sets,
            "leads",
            "months",
            "weekdays",
            "numbers",
            "ordinals",
            "units",
            "positions",
            "days-ahead",
            "holidays",
            "in-full",
        ]);
        foreach (var name in Sets)
        {
            sets[name] = new PhraseSet(node.Text(name));
        }

        Leads = Named<Lead>(node.Get("leads"), Known);
        Units = Named<DateUnit>(node.Get("units"), Known);
        Positions = Named<PeriodPart>(node.Get("positions"), Known);
        Months = Numbered(node.Get("months"));
        Weekdays = Numbered(node.Get("weekdays"));
        LongNames = [.. Months.SingleWords.Concat(Weekdays.SingleWords).Where(name => name.Length > 4)];
        Numbers = Numbered(node.Get("numbers"));
        Ordinals = Numbered(node.Get("ordinals"));
        DaysAhead = Numbered(node.Get("days-ahead"));
        InFull = node.Get("in-full")
            .Entries()
            .SelectMany(entry =>
                entry
                    .Value.AsText()
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(typed => (typed, Meant: entry.Name.Split('-')))
            )
            .DistinctBy(entry => entry.typed)
            .ToDictionary(entry => entry.typed, entry => entry.Meant, StringComparer.Ordinal);
        Holidays = Named(
            node.Get("holidays"),
            (string name, out Holiday? day) => (day = Holiday.Parse(name)) is not null,
            PhraseTable<Holiday>.WithoutPlural
        );
    }

    private static readonly string[] Sets =
    [
        "bars",
        "rate",
        "before",
        "or",
        "loose-bars",
        "coming",
        "quantifiers",
        "repeats",
        "follows",
        "the",
        "this",
        "next",
        "of",
        "to",
        "everyday",
        "last",
        "vague-numbers",
        "half",
        "and-a-half",
        "time",
        "from-now",
        "from",
        "after-next",
        "end",
        "today",
        "day-ends",
        "times-of-day",
        "habit-times",
        "asked",
        "none",
        "fillers",
        "after",
        "past",
        "future",
        "amounts",
        "is-out",
        "definite",
        "events",
        "one-offs",
        "when",
        "by-the-time",
        "happens",
        "clock-parts",
        "clock-to",
        "ago",
        "other-ordinals",
        "between",
        "and",
        "now",
    ];

    internal PhraseTable<Lead> Leads { get; }

    internal PhraseTable<DateUnit> Units { get; }

    internal PhraseTable<PeriodPart> Positions { get; }

    internal PhraseTable<int> Months { get; }

    internal PhraseTable<int> Weekdays { get; }

    /// <summary>Names of months and weekdays that are long enough to be recognised despite a typing error.</summary>
    internal IReadOnlyList<string> LongNames { get; }

    internal PhraseTable<int> Numbers { get; }

    internal PhraseTable<int> Ordinals { get; }

    /// <summary>"Tomorrow" and similar words, by the number of days from today.</summary>
    internal PhraseTable<int> DaysAhead { get; }

    internal PhraseTable<Holiday> Holidays { get; }

    /// <summary>What short or misspelt words stand for, in one word or several.</summary>
    internal IReadOnlyDictionary<string, string[]> InFull { get; }

    /// <summary>Reads <c>dates.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, empty or unknown.</exception>
    public static DateWords Read(ContentNode node) => new(node);

    /// <summary>Returns a list of the file by its name.</summary>
    internal PhraseSet Set(string name) => sets[name];

    private static PhraseTable<T> Named<T>(
        ContentNode node,
        ContentNode.Parser<T> parse,
        Func<string, string>? keyOf = null
    )
        where T : notnull
    {
        var rows = new List<(T, string)>();
        foreach (var (name, value) in node.Entries())
        {
            if (parse(name, out var meaning))
            {
                rows.Add((meaning!, value.AsText()));
            }
            else
            {
                value.Tell($"'{name}' is not known here; correct it, or take it away.");
            }
        }

        return PhraseTable<T>.Of(rows, keyOf);
    }

    private static PhraseTable<int> Numbered(ContentNode node) =>
        Named(
            node,
            (string name, out int number) =>
                int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out number)
        );

    private static bool Known<T>(string name, out T known)
        where T : struct, Enum =>
        Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out known)
        && !char.IsDigit(name[0]);
}
