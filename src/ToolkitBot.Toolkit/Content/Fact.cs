namespace ToolkitBot.Toolkit.Content;

/// <summary>A fact or figure of the toolkit, with its year where it ages.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Text">The fact.</param>
/// <param name="Year">Year or years it was true of, as shown; null where it does not age.</param>
/// <param name="Note">What has changed since, or null.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Section">Section of the toolkit that it comes from.</param>
public sealed record Fact(string Id, string Text, string? Year, string? Note, string Source, string Section)
{
    /// <summary>Reads one entry of <c>facts.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Fact Read(ContentNode node)
    {
        node.Only("id", "text", "year", "note", "source", "section");
        return new(
            node.Id(),
            node.Text("text"),
            node.TextOrNull("year"),
            node.TextOrNull("note"),
            node.Text("source"),
            node.Id("section")
        );
    }
}
