namespace ToolkitBot.Toolkit.Content;

/// <summary>A ready-made post that a person can share as it is.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">What the post is about, in a few words.</param>
/// <param name="Text">The text to post, with hashtag and account.</param>
/// <param name="PlatformNote">Which platform it suits and what to check before posting.</param>
/// <param name="Section">The section of the toolkit that it comes from.</param>
public sealed record SharePost(string Id, string Title, string Text, string PlatformNote, string Section)
{
    /// <summary>Longest text that Twitter (now X) accepts from an account without a subscription.</summary>
    public const int LongestText = 280;

    /// <summary>Reads one entry of <c>posts.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static SharePost Read(ContentNode node)
    {
        node.Only("id", "title", "text", "platform-note", "section");
        var text = node.Text("text");
        if (text.Length > LongestText)
        {
            node.Get("text")
                .Tell($"this post is {text.Length} characters long; a post may have {LongestText}, so shorten it.");
        }

        return new(node.Id(), node.Text("title"), text, node.Text("platform-note"), node.Id("section"));
    }
}
