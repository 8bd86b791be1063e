using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Cli.Packaging;

/// <summary>The rules for the commands of the bot and of its message extension.</summary>
internal static class CommandRules
{
    public const int LongestTitle = 32;
    public const int LongestDescription = 128;
    private const int LongestId = 64;
    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    public static void Check(ManifestField manifest, string appId)
    {
        foreach (var bot in manifest["bots"].Items(1, 1))
        {
            MustBeApp(bot["botId"], appId);
            var scopes = bot["scopes"].Words(Scopes);
            foreach (var list in bot["commandLists"].Items(1, 3))
            {
                CheckList(list, scopes);
            }
        }

        if (manifest["composeExtensions"].IsThere)
        {
            foreach (var extension in manifest["composeExtensions"].Items(1, 1))
            {
                MustBeApp(extension["botId"], appId);
                CheckExtension(extension);
            }
        }
    }

    private static void CheckList(ManifestField list, IReadOnlyList<string> botScopes)
    {
        foreach (var scope in list["scopes"].Words(Scopes).Except(botScopes))
        {
            list["scopes"].Problem($"'{scope}' is not a scope of the bot; add it there or leave it out.");
        }

        var titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var command in list["commands"].Items(1, 10))
        {
            var title = command["title"].Text(LongestTitle);
            command["description"].Text(LongestDescription);
            if (title.Length > 0 && !titles.Add(title))
            {
                command["title"].Problem($"'{title}' stands in this list twice; leave it once.");
            }
        }
    }

    private static void CheckExtension(ManifestField extension)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in extension["commands"].Items(1, 10))
        {
            var id = command["id"].Text(LongestId);
            if (id.Length > 0 && !ids.Add(id))
            {
                command["id"].Problem($"'{id}' is the id of another command too; give this one its own.");
            }

            command["title"].Text(LongestTitle);
            command["description"].Text(LongestDescription);
            CheckKind(command);
            if (command["parameters"].IsThere)
            {
                foreach (var parameter in command["parameters"].Items(1, 5))
                {
                    parameter["name"].Text(64);
                    parameter["title"].Text(LongestTitle);
                    parameter["description"].Text(LongestDescription);
                }
            }
        }
    }

    private static void CheckKind(ManifestField command)
    {
        var context = command["context"].Words("compose", "commandBox", "message");
        switch (command["type"].TextOrEmpty())
        {
            case "query":
                if (context.Contains("message"))
                {
                    command["context"].Problem("'message' is for actions only; leave it out.");
                }

                if (!command["parameters"].IsThere)
                {
                    command["parameters"].Problem("a search needs a parameter for its words; add one.");
                }

                break;
            case "action":
                if (!command["fetchTask"].Flag() && !command["parameters"].IsThere)
                {
                    command["fetchTask"].Problem("an action needs fetchTask true or parameters, or it opens nothing.");
                }

                break;
            default:
                command["type"].Problem("this must be query or action.");
                break;
        }
    }

    private static void MustBeApp(ManifestField field, string appId)
    {
        if (!field.TextOrEmpty().Equals(appId, StringComparison.OrdinalIgnoreCase))
        {
            field.Problem($"this must be the app id, {appId}; write ${{{{APP_ID}}}} to have it filled in.");
        }
    }
}
