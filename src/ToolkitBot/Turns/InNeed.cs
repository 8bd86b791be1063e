using System.Text.RegularExpressions;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;

namespace ToolkitBot.Turns;

/// <summary>Data of the <c>contacts</c> card: people who can help now.</summary>
/// <param name="First">The two to see at once.</param>
/// <param name="Spoken">All of them in one line, for clients that cannot draw the card.</param>
/// <param name="CanCarryOn">Whether they were in the middle of something.</param>
internal sealed record ContactsCard(
    string Title,
    string Text,
    IReadOnlyList<ContactLine> First,
    IReadOnlyList<ContactLine> Others,
    string Spoken,
    bool CanCarryOn
);

/// <summary>A contact.</summary>
/// <param name="Name">Its name, marked as an example until the organisation has set its own.</param>
/// <param name="Ring">Title of the button that rings or texts; null if there is no number.</param>
/// <param name="Link">What the button opens.</param>
internal sealed partial record ContactLine(string Name, string Text, string Reach, string? Ring, string? Link)
{
    public static ContactLine Of(Turn turn, string id) => Of(turn.Content, id);

    public static ContactLine Of(ToolkitContent content, string id)
    {
        var contact = content.Contact(id);
        var words = content.Phrases;
        var name = contact.IsSample ? words.Format("contact.example", ("name", contact.Name)) : contact.Name;
        return new(name, contact.Text, contact.Reach, RingOf(words, contact), contact.Link?.OriginalString);
    }

    /// <summary>"Ring 0800 1111": the number as the contact's own words have it, with its spaces.</summary>
    private static string? RingOf(Phrases words, Contact contact)
    {
        var scheme = contact.Link?.Scheme;
        if (contact.Link is not { } link || scheme is not ("tel" or "sms"))
        {
            return null;
        }

        var dialled = link.OriginalString[(scheme.Length + 1)..];
        var number = Numbers()
            .Matches(contact.Reach)
            .Select(match => match.Value.Trim())
            .FirstOrDefault(shown => shown.Replace(" ", "", StringComparison.Ordinal) == dialled);
        return words.Format(scheme == "tel" ? "contact.ring" : "contact.text-to", ("number", number ?? dialled));
    }

    [GeneratedRegex("[0-9][0-9 ]*")]
    private static partial Regex Numbers();
}

/// <summary>
/// Shows who can help, before anything else, to anyone in distress or reporting harm, wherever they write it. Their
/// words are never stored.
/// </summary>
internal sealed class InNeed(TimeProvider clock)
{
    private const int AtOnce = 2;

    /// <summary>Shows the contacts if the words show need. A bare command never does.</summary>
    public bool TryHelp(Turn turn, Heard words) =>
        words.Command is not { Rest: "" } && words.Need is { } topic && Show(turn, topic);

    /// <summary>What all text typed into a card shows need of; null for nothing.</summary>
    public static NeedTopic? In(Press press) =>
        press.AllWords().Select(words => words.Need).OfType<NeedTopic>().FirstOrDefault();

    /// <summary>Shows the contacts with whatever else the turn shows.</summary>
    public void Help(Turn turn, NeedTopic topic)
    {
        turn.Shown.Help = turn.Render("contacts", Card(turn, topic));
        turn.Also(new TallyEffect(clock, "sensitive", topic.Id));
    }

    public static ContactsCard Card(Turn turn, NeedTopic topic)
    {
        var lines = InOrder(turn, topic.Contacts).ConvertAll(id => ContactLine.Of(turn, id));
        var spoken = string.Join(" ", lines.Select(line => $"{line.Name}: {line.Reach}"));
        return new(topic.Title, topic.Text, [.. lines.Take(AtOnce)], [.. lines.Skip(AtOnce)], spoken, CanCarryOn(turn));
    }

    private static bool CanCarryOn(Turn turn) =>
        turn is { IsPersonal: true, Said.IsDialog: false, State.Dialog: not null };

    /// <summary>999 is always among those that are seen at once, and first unless others come well before it.</summary>
    private static List<string> InOrder(Turn turn, IEnumerable<string> contacts)
    {
        var ordered = contacts.ToList();
        var at = ordered.FindIndex(id => turn.Content.Contact(id).Link?.OriginalString == "tel:999");
        if (at > 0)
        {
            var emergency = ordered[at];
            ordered.RemoveAt(at);
            ordered.Insert(at == 1 ? 0 : 1, emergency);
        }

        return ordered;
    }

    private bool Show(Turn turn, NeedTopic topic)
    {
        Help(turn, topic);
        return true;
    }
}
