using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Toolkit.Pledges;

/// <summary>The words by which a pledge is coached and a pledge in one line is read: content, not code.</summary>
public sealed class PledgeWords
{
    private PledgeWords(ContentNode coach, ContentNode line)
    {
        Vague = new PhraseSet(coach.Text("vague"));
        Actions = new PhraseSet(coach.Text("actions"));
        Measures = new PhraseSet(coach.Text("measures"));
        Openings = new PhraseSet(line.Text("openings"));
        TeamWords = new PhraseSet(line.Text("team"));
        OrganisationWords = new PhraseSet(line.Text("organisation"));
        VerbWords = new PhraseSet(line.Text("verbs"));
        WhyWords = new PhraseSet(line.Text("why"));
        ForWords = new PhraseSet(line.Text("for"));
        ByWords = new PhraseSet(line.Text("by"));
        InWords = new PhraseSet(line.Text("in"));
        EndWords = new PhraseSet(line.Text("end"));
        NextWords = new PhraseSet(line.Text("next"));
        Months = Numbered(line.Get("months"));
        Weekdays = Numbered(line.Get("weekdays"));
        Numbers = Numbered(line.Get("numbers"));
        Units = Numbered(line.Get("units"));
        NamedDays = line.Get("named-days").Entries().ToDictionary(entry => entry.Name, entry => entry.Value.AsText());
    }

    /// <summary>Phrases that promise nothing in particular: "do better".</summary>
    internal PhraseSet Vague { get; }

    /// <summary>Verbs that name something one can see done.</summary>
    internal PhraseSet Actions { get; }

    /// <summary>Words that say how often or how much.</summary>
    internal PhraseSet Measures { get; }

    /// <summary>What a line opens with before the pledge itself: "I pledge to".</summary>
    internal PhraseSet Openings { get; }

    internal PhraseSet TeamWords { get; }

    internal PhraseSet OrganisationWords { get; }

    /// <summary>What follows whoever promises: "will", "pledges".</summary>
    internal PhraseSet VerbWords { get; }

    internal PhraseSet WhyWords { get; }

    internal PhraseSet ForWords { get; }

    internal PhraseSet ByWords { get; }

    internal PhraseSet InWords { get; }

    internal PhraseSet EndWords { get; }

    internal PhraseSet NextWords { get; }

    internal IReadOnlyDictionary<string, int> Months { get; }

    internal IReadOnlyDictionary<string, int> Weekdays { get; }

    internal IReadOnlyDictionary<string, int> Numbers { get; }

    /// <summary>Units of time, in days; a month is 30 and a year 365, which stand for calendar ones.</summary>
    internal IReadOnlyDictionary<string, int> Units { get; }

    /// <summary>Names of days: today, tomorrow, Christmas; as days ahead or as month and day.</summary>
    internal IReadOnlyDictionary<string, string> NamedDays { get; }

    /// <summary>Reads the part <c>coach</c> and <c>line</c> of <c>screening.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, empty or unknown.</exception>
    public static PledgeWords Read(ContentNode node)
    {
        var coach = node.Get("coach");
        coach.Only("vague", "actions", "measures");
        var line = node.Get("line");
        line.Only(
            "openings",
            "team",
            "organisation",
            "verbs",
            "why",
            "for",
            "by",
            "in",
            "end",
            "next",
            "months",
            "weekdays",
            "numbers",
            "units",
            "named-days"
        );
        return new PledgeWords(coach, line);
    }

    // "3: march, mar" gives both words the number 3.
    private static Dictionary<string, int> Numbered(ContentNode node)
    {
        var numbered = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Entries())
        {
            if (!int.TryParse(name, out var number))
            {
                throw value.Problem($"'{name}' must be a whole number, followed by the words for it.");
            }

            foreach (
                var word in value
                    .AsText()
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                numbered[word.ToLowerInvariant()] = number;
            }
        }

        return numbered;
    }
}
