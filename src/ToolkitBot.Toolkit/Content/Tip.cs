namespace ToolkitBot.Toolkit.Content;

/// <summary>One piece of advice, shown alone.</summary>
/// <param name="Id">Stable name, kept so that nobody sees a tip twice before seeing all.</param>
/// <param name="Text">The advice, one to three sentences.</param>
/// <param name="Section">Section of the toolkit that it comes from.</param>
public sealed record Tip(string Id, string Text, string Section)
{
    /// <summary>Reads one entry of <c>tips.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Tip Read(ContentNode node)
    {
        node.Only("id", "text", "section");
        return new(node.Id(), node.Text("text"), node.Id("section"));
    }
}
