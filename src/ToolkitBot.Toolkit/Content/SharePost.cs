namespace ToolkitBot.Toolkit.Content;

/// <summary>A ready-made post that somebody can share as it stands.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What the post is about, a few words.</param>
/// <param name="Text">The words to post, with their hashtag and account.</param>
/// <param name="PlatformNote">Where it fits and what to check before posting.</param>
/// <param name="Section">Section of the toolkit that it comes from.</param>
public sealed record SharePost(string Id, string Title, string Text, string PlatformNote, string Section)
{
    /// <summary>Longest text that Twitter (now X) takes from an account that does not pay.</summary>
    public const int LongestText = 280;

    /// <summary>Reads one entry of <c>posts.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static SharePost Read(ContentNode node)
    {
        node.Only("id", "title", "text", "platform-note", "section");
        var text = node.Text("text");
        return text.Length <= LongestText
            ? new(node.Id(), node.Text("title"), text, node.Text("platform-note"), node.Id("section"))
            : throw node.Get("text")
                .Problem($"this post is {text.Length} characters long; a post may have {LongestText}, so shorten it.");
    }
}
