using ToolkitBot.Toolkit.InNeed;

namespace ToolkitBot.Turns;

/// <summary>Data of the <c>contacts</c> card: people who can help now.</summary>
internal sealed record ContactsCard(string Title, string Text, IReadOnlyList<ContactLine> Contacts);

/// <summary>A contact.</summary>
/// <param name="Note">Says that the details are a sample, or when they were checked; null for neither.</param>
internal sealed record ContactLine(string Name, string Text, string Reach, string? Note)
{
    public static ContactLine Of(Turn turn, string id)
    {
        var contact = turn.Content.Contact(id);
        var note =
            contact.IsSample ? turn.Words["contact.sample"]
            : contact.Checked is { } day ? turn.Words.Format("contact.checked", ("checked", day))
            : null;
        return new(contact.Name, contact.Text, contact.Reach, note);
    }
}

/// <summary>
/// Shows who can help, before anything else, to anyone in distress or reporting harm, wherever they write it. Their
/// words are never stored.
/// </summary>
internal sealed class InNeed(TimeProvider clock)
{
    /// <summary>Shows the contacts if the words show need. A bare command never does.</summary>
    public bool TryHelp(Turn turn, Heard words) =>
        words.Command is not { Rest: "" } && words.Need is { } topic && Show(turn, topic);

    /// <summary>Does the same for all text typed into a card.</summary>
    public bool TryHelp(Turn turn, Press press) =>
        press.AllWords().Select(words => words.Need).OfType<NeedTopic>().FirstOrDefault() is { } topic
        && Show(turn, topic);

    public static ContactsCard Card(Turn turn, NeedTopic topic) =>
        new(topic.Title, topic.Text, [.. topic.Contacts.Select(id => ContactLine.Of(turn, id))]);

    private bool Show(Turn turn, NeedTopic topic)
    {
        // Below, not in place: the card they typed into stays, as the way back.
        turn.Show("contacts", Card(turn, topic));
        turn.Also(new TallyEffect(clock, "sensitive", topic.Id));
        return true;
    }
}
