namespace ToolkitBot.Toolkit.Content;

/// <summary>Hours in which the bot sends no messages of its own accord; may span midnight.</summary>
/// <param name="From">The start, inclusive.</param>
/// <param name="Until">The end, exclusive; the same as <paramref name="From"/> means no quiet hours.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Reads <c>quiet-hours</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static QuietHours Read(ContentNode node)
    {
        node.Only("from", "until");
        return new(node.Time("from"), node.Time("until"));
    }

    /// <summary>Returns whether a time of day is quiet.</summary>
    public bool Holds(TimeOnly time) => From != Until && time.IsBetween(From, Until);
}
