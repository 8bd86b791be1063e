using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Teams;

/// <summary>Activities that the local Teams does not send by itself: copies of one that it did, changed.</summary>
internal sealed class TeamsWire(BotUnderTest bot)
{
    private static readonly HttpClient http = new();
    private static int ids;

    /// <summary>A copy of what this person's words last looked like on the wire, with an id of its own.</summary>
    public JsonObject LikeLast(Person person)
    {
        var last = bot.Teams.Deliveries.Last(delivery =>
            (string?)delivery.Activity["type"] == "message"
            && (string?)delivery.Activity["from"]?["id"] == person.Self.Mri
        );
        var copy = last.Activity.DeepClone().AsObject();
        copy["id"] = string.Create(CultureInfo.InvariantCulture, $"99{Interlocked.Increment(ref ids):D11}");
        return copy;
    }

    /// <summary>Makes an invoke of it.</summary>
    public static JsonObject Invoke(JsonObject activity, string? name, JsonNode? value)
    {
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = value;
        activity.Remove("text");
        return activity;
    }

    public async Task<(int Status, string Body)> PostAsync(JsonObject activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(bot.Addresses[0], "/api/messages"), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
