using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>Activities that no client of the local Teams sends, posted to the bot as they are.</summary>
internal static class WireTalk
{
    public const string Account = "29:1sample-account-of-a-stranger";
    public const string ObjectId = "0f0e0d0c-0000-4000-8000-00000000abcd";

    /// <summary>An activity of a personal chat.</summary>
    public static JsonObject Activity(string type, string? account = Account, string? objectId = ObjectId)
    {
        var from = new JsonObject { ["id"] = account, ["name"] = "Sample Stranger" };
        if (objectId is not null)
        {
            from["aadObjectId"] = objectId;
        }

        return new()
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString("N"),
            ["channelId"] = "msteams",
            ["serviceUrl"] = "http://127.0.0.1:9/",
            ["locale"] = "en-GB",
            ["from"] = from,
            ["recipient"] = new JsonObject { ["id"] = "28:sample-bot", ["name"] = "ToolkitBot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = $"a:1chat-of-{account}",
                ["conversationType"] = "personal",
                ["tenantId"] = SampleWorld.TenantId,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = SampleWorld.TenantId } },
        };
    }

    public static JsonObject Message(string? account, string? objectId, string text)
    {
        var message = Activity("message", account, objectId);
        message["text"] = text;
        return message;
    }

    /// <summary>A press of a button in the personal chat.</summary>
    public static JsonObject Press(
        string? account,
        string? objectId,
        string verb,
        params (string Name, string Value)[] data
    )
    {
        var press = Activity("invoke", account, objectId);
        press["name"] = "adaptiveCard/action";
        press["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = new JsonObject(
                    data.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))
                ),
            },
        };
        return press;
    }

    public static async Task SendAsync(BotUnderTest bot, JsonObject activity)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri(bot.Addresses[0], "/api/messages"),
            JsonContent.Create(activity)
        );
        Assert.InRange((int)answer.StatusCode, 200, 499);
    }
}
