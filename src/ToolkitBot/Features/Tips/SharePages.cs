using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Tips;

/// <summary>Pages of the platforms on which a ready-made post is posted; nothing is posted until the person does so there.</summary>
internal static class SharePages
{
    /// <summary>Facebook takes no words from a link, so there they are pasted.</summary>
    public const string Facebook = "https://www.facebook.com/";

    /// <summary>Opens Twitter, now X, with the words filled in.</summary>
    public static string X(SharePost post) =>
        "https://twitter.com/intent/tweet?text=" + Uri.EscapeDataString(post.Text);

    /// <summary>Opens LinkedIn with the words filled in.</summary>
    public static string LinkedIn(SharePost post) =>
        "https://www.linkedin.com/feed/?shareActive=true&text=" + Uri.EscapeDataString(post.Text);
}
