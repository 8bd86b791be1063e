namespace ToolkitBot.Toolkit.Content;

/// <summary>A piece of advice, shown on its own.</summary>
/// <param name="Id">Stable id, stored so that nobody sees a tip twice before seeing all of them.</param>
/// <param name="Text">The advice, in one to three sentences.</param>
/// <param name="Section">The section of the toolkit that it comes from.</param>
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
