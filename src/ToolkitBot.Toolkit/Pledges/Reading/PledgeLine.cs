using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>Who makes a pledge; counted separately, as Change Day did.</summary>
public enum PledgeParty
{
    Individual,
    Team,
    Organisation,
}

/// <summary>A parsed one-line pledge. Parts that were not given are null.</summary>
/// <param name="Text">The whole pledge, folded, without a leading "pledge": this is shown.</param>
/// <param name="Promise">The pledge without its date if it still reads well, otherwise the whole pledge.</param>
/// <param name="What">The promise without its reason and date.</param>
/// <param name="ForWhom">The text after "for", as typed.</param>
/// <param name="Why">The text after "because" and the like, as typed.</param>
/// <param name="Due">The due date; never a guess.</param>
/// <param name="DueWords">The phrase with the date, as typed.</param>
public sealed record PledgeLine(
    string Text,
    string Promise,
    PledgeParty Party,
    string What,
    string? ForWhom,
    string? Why,
    DateOnly? Due,
    string? DueWords
)
{
    /// <summary>Whether the text has a date that the bot must ask about.</summary>
    public bool AsksForDue => Due is null && DueWords is not null;
}

/// <summary>Parses <c>pledge I will ... for ... because ... by Friday</c>.</summary>
public sealed class PledgeLineReader(PledgeWords words, DateWords dateWords)
{
    /// <summary>The party is named within this many words.</summary>
    private const int FirstWords = 6;

    private readonly DueDateReader dates = new(dateWords);

    /// <summary>Parses a line.</summary>
    /// <param name="line">As typed; an empty line gives an empty pledge, which <see cref="PledgeText"/>
    /// rejects.</param>
    /// <param name="today">The author's date.</param>
    public PledgeLine Parse(string line, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(line);
        var text = PledgeText.Fold(line);
        if (
            text.StartsWith("pledge", StringComparison.OrdinalIgnoreCase)
            && text.Length > 6
            && text[6] is ' ' or ':' or '-'
        )
        {
            text = text[6..].TrimStart(' ', ':', '-');
        }

        var due = dates.Find(text, today);
        var tokens = Word.Of(text);
        var start =
            words.Openings.At(tokens, 0) is > 0 and var opening && opening < tokens.Count ? tokens[opening].Start : 0;
        var (why, whyAt) = Behind(text, tokens, words.WhyWords, due, 2);
        var (forWhom, forAt) = Behind(text, tokens, words.ForWords, due, 2);
        if (forAt > whyAt && whyAt > 0)
        {
            (forWhom, forAt) = (null, -1);
        }

        var ends = new[] { due?.Start ?? -1, whyAt, forAt }.Where(at => at > start).DefaultIfEmpty(text.Length).Min();
        var what = text[start..ends].Trim(' ', ',', ';', '-', '.');
        return new PledgeLine(
            text,
            due?.Day is null ? text : Without(text, due),
            Party(tokens),
            what.Length > 0 ? what : text[start..],
            forWhom,
            why,
            due?.Day,
            due?.In(text)
        );
    }

    // A date at either end can go; in the middle, the text around it belongs together.
    private static string Without(string text, DueDate due)
    {
        var before = text[..due.Start].TrimEnd(' ', ',', ';', '-', ':', '(');
        var after = text[(due.Start + due.Length)..].TrimStart(' ', ',', ';', '-', ':', ')');
        var rest =
            after.Trim('.', '!') is "" ? before
            : before.Length == 0 ? char.ToUpperInvariant(after[0]) + after[1..]
            : text;
        return rest.Length >= PledgeText.Shortest ? rest : text;
    }

    private PledgeParty Party(IReadOnlyList<Word> tokens)
    {
        if (words.Openings.At(tokens, 0) is > 0 and var opening)
        {
            return Enumerable.Range(0, opening).Any(i => words.TeamWords.At(tokens, i) > 0)
                ? PledgeParty.Team
                : PledgeParty.Individual;
        }

        var first = Enumerable.Range(0, Math.Min(tokens.Count, FirstWords)).ToList();
        return first.Exists(i => Speaks(tokens, i, words.OrganisationWords)) ? PledgeParty.Organisation
            : first.Exists(i => Speaks(tokens, i, words.TeamWords)) ? PledgeParty.Team
            : PledgeParty.Individual;
    }

    /// <summary>
    /// Returns whether the group is the one that promises: "our board will", "on behalf of our board", "we". It is not
    /// in "our board papers" or "our board's advice".
    /// </summary>
    private bool Speaks(IReadOnlyList<Word> tokens, int at, PhraseSet groups)
    {
        var length = groups.At(tokens, at);
        if (length == 0 || tokens[at + length - 1].Possessive)
        {
            return false;
        }

        var isAllOfIt = at + length == tokens.Count;
        return words.VerbWords.At(tokens, at + length) > 0
            || (at == 0 && (length == 1 || isAllOfIt))
            || (at > 0 && words.ForWords.Before(tokens, at) == at);
    }

    // Returns the text after a marker, up to the next part of the line.
    private (string? Part, int At) Behind(
        string text,
        IReadOnlyList<Word> tokens,
        PhraseSet markers,
        DueDate? due,
        int first
    )
    {
        for (var i = first; i < tokens.Count; i++)
        {
            var length = markers.At(tokens, i);
            if (
                length == 0
                || i + length >= tokens.Count
                || (due is { } date && tokens[i].Start >= date.Start && tokens[i].Start < date.Start + date.Length)
            )
            {
                continue;
            }

            var from = tokens[i + length].Start;
            var to = due is { } behind && behind.Start > from ? behind.Start : text.Length;
            for (var k = i + length; k < tokens.Count && tokens[k].Start < to; k++)
            {
                if (words.WhyWords.At(tokens, k) > 0)
                {
                    to = tokens[k].Start;
                }
            }

            var part = text[from..to].Trim(' ', ',', '.', ';', '-', '!');
            if (part.Length > 0)
            {
                return (part, tokens[i].Start);
            }
        }

        return (null, -1);
    }
}
