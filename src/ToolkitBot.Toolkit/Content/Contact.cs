namespace ToolkitBot.Toolkit.Content;

/// <summary>A team or service to ask when the toolkit is not the right place.</summary>
/// <param name="Id">Stable id that answers refer to, such as <c>communications</c>.</param>
/// <param name="Name">The usual name of the team or helpline.</param>
/// <param name="Text">What it helps with.</param>
/// <param name="Reach">How to reach it: number, address, place.</param>
/// <param name="Link">A <c>tel:</c>, <c>sms:</c>, <c>mailto:</c> or <c>https:</c> link, or null.</param>
/// <param name="IsSample">Whether this is an example that each organisation must replace with its own.</param>
/// <param name="IsUrgent">Whether it is shown first to somebody in distress or danger.</param>
/// <param name="Checked">When the details were last checked, or null.</param>
public sealed record Contact(
    string Id,
    string Name,
    string Text,
    string Reach,
    Uri? Link,
    bool IsSample,
    bool IsUrgent,
    string? Checked
)
{
    /// <summary>The contact for all that no other one is named for.</summary>
    public const string Communications = "communications";

    /// <summary>Reads one entry of <c>contacts.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Contact Read(ContentNode node)
    {
        node.Only("id", "name", "text", "reach", "link", "sample", "urgent", "checked");
        return new(
            node.Id(),
            node.Text("name"),
            node.Text("text"),
            node.Text("reach"),
            ReadLink(node),
            node.Flag("sample", false),
            node.Flag("urgent", false),
            node.TextOrNull("checked")
        );
    }

    private static Uri? ReadLink(ContentNode node) =>
        node.Has("link")
            ? node.Get("link")
                .As(
                    (string text, out Uri? link) =>
                        Uri.TryCreate(text, UriKind.Absolute, out link)
                        && link.Scheme is "https" or "tel" or "mailto" or "sms",
                    "'link' must begin with https:, tel:, sms: or mailto:."
                )
            : null;
}
