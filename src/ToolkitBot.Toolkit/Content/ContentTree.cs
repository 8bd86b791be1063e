namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Looks into content files without minding what they are, for checks that go over all of them. What has the
/// wrong shape is passed over here, because whoever reads that file says so.
/// </summary>
internal static class ContentTree
{
    /// <summary>The id of named entries, or null.</summary>
    public static string? IdOf(ContentNode node) => node.IsMap && node.Has("id") ? TextOf(node.Get("id")) : null;

    /// <summary>The text, or null where this is none.</summary>
    public static string? TextOf(ContentNode node)
    {
        try
        {
            return node.AsText();
        }
        catch (ContentException)
        {
            return null;
        }
    }

    /// <summary>The entries of a list inside named entries; none where there is no such list.</summary>
    public static IReadOnlyList<ContentNode> Entries(ContentNode node, string list) =>
        node.IsMap && node.Has(list) && node.Get(list) is { IsList: true } entries ? entries.AsList() : [];

    /// <summary>The named entries; none where there are none.</summary>
    public static IEnumerable<(string Name, ContentNode Value)> Named(ContentNode node)
    {
        try
        {
            return [.. node.Entries()];
        }
        catch (ContentException)
        {
            return [];
        }
    }
}
