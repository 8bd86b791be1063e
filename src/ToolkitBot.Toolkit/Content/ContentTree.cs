namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// Walks content files of any kind, for checks that cover all of them. Skips anything of the wrong shape, because the
/// reader of that file reports it.
/// </summary>
internal static class ContentTree
{
    /// <summary>Returns the id among a node's named entries, or null.</summary>
    public static string? IdOf(ContentNode node) => node.IsMap && node.Has("id") ? TextOf(node.Get("id")) : null;

    /// <summary>Returns the node's text, or null if it is not a text.</summary>
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

    /// <summary>Returns the entries of a named list; none if there is no such list.</summary>
    public static IReadOnlyList<ContentNode> Entries(ContentNode node, string list) =>
        node.IsMap && node.Has(list) && node.Get(list) is { IsList: true } entries ? entries.AsList() : [];

    /// <summary>Returns the named entries; none if the node has none.</summary>
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
