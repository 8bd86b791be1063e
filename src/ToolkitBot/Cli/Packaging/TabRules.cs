namespace ToolkitBot.Cli.Packaging;

/// <summary>The rules for tabs. Their URLs are checked with all others.</summary>
internal static class TabRules
{
    private static readonly string[] ReservedIds = ["conversations", "about"];

    public static void Check(ManifestField manifest)
    {
        if (manifest["staticTabs"].IsThere)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var tab in manifest["staticTabs"].Items(1, 16))
            {
                var id = tab["entityId"].Text(64);
                if (id.Length > 0 && (!ids.Add(id) || ReservedIds.Contains(id)))
                {
                    tab["entityId"].Problem($"'{id}' is taken, by another tab or by Teams; give it another id.");
                }

                tab["name"].Text(128);
                tab["contentUrl"].Text(2048);
                tab["scopes"].Words("personal", "team", "groupChat");
            }
        }

        if (manifest["configurableTabs"].IsThere)
        {
            foreach (var tab in manifest["configurableTabs"].Items(1, 1))
            {
                tab["configurationUrl"].Text(2048);
                tab["scopes"].Words("team", "groupChat");
            }
        }
    }
}
