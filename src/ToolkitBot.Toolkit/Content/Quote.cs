namespace ToolkitBot.Toolkit.Content;

/// <summary>Somebody's own words, quoted.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Words">The words, without quotation marks.</param>
/// <param name="Person">Who said them.</param>
/// <param name="Role">What the person was at the time, or null.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="Section">Section of the toolkit that holds the quotation.</param>
public sealed record Quote(string Id, string Words, string Person, string? Role, string Source, string Section)
{
    /// <summary>Reads one entry of <c>quotes.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Quote Read(ContentNode node)
    {
        node.Only("id", "words", "person", "role", "source", "section");
        return new(
            node.Id(),
            node.Text("words"),
            node.Text("person"),
            node.TextOrNull("role"),
            node.Text("source"),
            node.Id("section")
        );
    }
}
