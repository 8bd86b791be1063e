namespace ToolkitBot.Toolkit.Content;

/// <summary>Hours of the day in which the bot writes to nobody first; may run over midnight.</summary>
/// <param name="From">The first quiet moment.</param>
/// <param name="Until">The first moment that is not quiet any more; the same as <paramref name="From"/> means no quiet hours.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Reads <c>quiet-hours</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static QuietHours Read(ContentNode node)
    {
        node.Only("from", "until");
        return new(node.Time("from"), node.Time("until"));
    }

    /// <summary>Whether a time of day is quiet.</summary>
    public bool Holds(TimeOnly time) => From != Until && time.IsBetween(From, Until);
}
