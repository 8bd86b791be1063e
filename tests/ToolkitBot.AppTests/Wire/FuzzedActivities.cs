using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Wire;

/// <summary>What must become of an activity.</summary>
internal enum Expected
{
    /// <summary>Any answer but a failure.</summary>
    NoFailure,

    /// <summary>200 and a reply in its conversation: a valid message of a person.</summary>
    Reply,

    /// <summary>400: a key stands twice.</summary>
    Refusal,
}

/// <summary>A body, and what must become of it.</summary>
internal sealed record FuzzedActivity(string Json, string Conversation, Expected Expects);

/// <summary>
/// An endless row of activities from a seed: the shapes that Teams' clients send, and those that were captured from one where
/// they lie beside the repository, each bent in up to three places.
/// </summary>
internal sealed class FuzzedActivities(Random random, string serviceUrl, string[] verbs) : IEnumerable<FuzzedActivity>
{
    /// <summary>In how many conversations they come, one after the other.</summary>
    public const int Conversations = 400;

    /// <summary>Part of every id and of the name of somebody who does not speak. Words that a person says of a colleague are theirs.</summary>
    public const string Silent = "5a5a5a5a";

    /// <summary>Spread over many, so that no tenant's limit holds the replies back.</summary>
    public static readonly string[] Tenants =
    [
        .. Enumerable.Range(0, 40).Select(number => $"8a4f2c1e-53d7-4b86-a1c9-6e2d7f0b9a{number:x2}"),
    ];

    private static readonly string[] texts =
    [
        "tip",
        "help",
        "start",
        "next",
        "stop",
        "yes",
        "no",
        "my pledges",
        "forget me",
        "change day",
        "posts",
        "resume",
        "which platform suits a video for teenagers?",
        "who should see this toolkit?",
        "compare Facebook and Instagram",
        "pledge I will answer every comment by Friday",
        "pledge",
        "we cannot make videos",
        "what is the weather like",
        "because patients deserve better",
        "<blockquote itemtype=\"http://schema.skype.com/Reply\">old</blockquote> tip",
        "<p>tip &amp; <b>help</b></p>",
        "😀",
        "   ",
        "a < b && c > d",
        "\u202Etip",
        "2 March 2027",
        "individual",
        "language",
    ];

    private static readonly string[] events =
    [
        "typing",
        "event",
        "messageReaction",
        "messageUpdate",
        "messageDelete",
        "trace",
    ];
    private static readonly string[] changes =
    [
        "teamRenamed",
        "channelRenamed",
        "channelDeleted",
        "channelRestored",
        "teamArchived",
        "teamUnarchived",
        "teamDeleted",
        "teamMemberAdded",
        "teamMemberRemoved",
        "somethingNew",
    ];

    private static readonly string[] odd =
    [
        "null",
        "7",
        "-1.5",
        "1e400",
        "true",
        "\"\"",
        "\"x\"",
        "\"HALF\"",
        "\"ZERO\"",
        "[]",
        "{}",
        "[null]",
        "[[7]]",
        "{\"id\":7}",
        "{\"id\":null}",
        "\"2026-13-45\"",
        "[{\"type\":\"mention\"}]",
        "{\"a\":{\"b\":[1,{\"c\":null}]}}",
    ];

    /// <summary>What a client of Microsoft's sent, where it is on this machine.</summary>
    private static readonly string[] captures = Captures();

    private int made;

    public IEnumerator<FuzzedActivity> GetEnumerator()
    {
        while (true)
        {
            yield return Next();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FuzzedActivity Next()
    {
        var number = made++;
        var place = number % Conversations;
        var body = captures.Length > 0 && random.Next(3) == 0 ? Captured(number, place) : Shape(number, place);
        for (var bends = random.Next(4); bends > 0; bends--)
        {
            Bend(body);
        }

        var speaks = Speaks(body);
        if (!speaks && body["from"] is JsonObject from)
        {
            from["id"] = $"29:{Silent}-{number}";
            from["aadObjectId"] = $"{Silent}-0000-4000-8000-{number:d12}";
            from["name"] = $"Sample {Silent}";
        }

        var conversation =
            (body["conversation"] as JsonObject)?["id"] is JsonValue id && id.TryGetValue(out string? text)
                ? text.Split(';')[0]
                : "";
        var json = body.ToJsonString();
        return random.Next(20) == 0
            ? new(Broken(Doubled(json, body)), conversation, Expected.Refusal)
            : new(Broken(json), conversation, IsValidMessage(body, place) ? Expected.Reply : Expected.NoFailure);
    }

    private JsonObject Shape(int number, int place)
    {
        var tenant = Tenants[place % Tenants.Length];
        var scope = (place % 4) switch
        {
            0 => "channel",
            1 => "groupChat",
            _ => "personal",
        };
        var body = Samples.Message();
        body["serviceUrl"] = serviceUrl;
        body["id"] = $"{1_776_827_520_000 + number}";
        body["from"]!["id"] = $"29:person-{place}";
        body["from"]!["name"] = $"Person {place}";
        body["from"]!["aadObjectId"] = $"0d6bb0a4-7d0e-4a5f-9b2f-{place:d12}";
        body["conversation"]!["id"] = scope switch
        {
            "channel" => $"19:fuzz-{place}@thread.tacv2",
            "groupChat" => $"19:fuzz-{place}@thread.v2",
            _ => $"a:fuzz-{place}",
        };
        body["conversation"]!["conversationType"] = scope;
        body["conversation"]!["tenantId"] = tenant;
        body["channelData"]!["tenant"]!["id"] = tenant;
        if (scope == "channel")
        {
            body["conversation"]!["isGroup"] = true;
            body["channelData"]!["team"] = new JsonObject
            {
                ["id"] = $"19:team-{place}@thread.tacv2",
                ["name"] = "Sample team",
            };
            body["channelData"]!["channel"] = new JsonObject
            {
                ["id"] = $"19:fuzz-{place}@thread.tacv2",
                ["name"] = "Pledges",
            };
        }

        body["text"] = Any(texts);
        switch (random.Next(12))
        {
            case 0:
                Press(body, "adaptiveCard/action");
                break;
            case 1:
                Submit(body);
                break;
            case 2:
                Press(
                    body,
                    Any(["task/fetch", "task/submit", "composeExtension/submitAction", "composeExtension/fetchTask"])
                );
                break;
            case 3:
                Search(body);
                break;
            case 4:
                Event(body);
                break;
            case 5:
                Install(body);
                break;
            default:
                Mention(body, number);
                break;
        }

        return body;
    }

    /// <summary>A captured activity, said in this conversation; everybody in it but the speaker is silent.</summary>
    private JsonObject Captured(int number, int place)
    {
        var tenant = Tenants[place % Tenants.Length];
        var text = Any(captures)
            .Replace("00000000-0000-0000-0000-00000000000011", $"28:{Samples.AppId}", StringComparison.Ordinal)
            .Replace("00000000-0000-0000-0000-0000000000001", tenant, StringComparison.Ordinal)
            .Replace("00000000-0000-0000-0000-", $"{Silent}-0000-0000-0000-", StringComparison.Ordinal)
            .Replace("user-id-", $"29:{Silent}-", StringComparison.Ordinal);
        var body = JsonNode.Parse(text)!.AsObject();
        var like = Shape(number, place);
        foreach (var member in new[] { "id", "serviceUrl", "channelId", "from", "recipient", "conversation" })
        {
            body[member] = like[member]!.DeepClone();
        }

        var data = body["channelData"] as JsonObject ?? [];
        body["channelData"] = data;
        foreach (var (member, value) in like["channelData"]!.AsObject())
        {
            data[member] = value?.DeepClone();
        }

        return body;
    }

    private static string[] Captures()
    {
        var folder = Repository.Of("..", "shared", "captures");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)]
            : [];
    }

    private void Mention(JsonObject body, int number)
    {
        if (random.Next(3) > 0)
        {
            return;
        }

        body["text"] = $"<at>ToolkitBot</at> {body["text"]} <at>Sample Colleague</at>";
        var entities = body["entities"]!.AsArray();
        entities.Add(MentionOf($"28:{Samples.AppId}", "ToolkitBot"));
        entities.Add(MentionOf($"29:{Silent}-{number}", "Sample Colleague"));
        body["attachments"] = JsonNode.Parse("""[{"contentType":"text/html","content":"<p>the same</p>"}]""");
    }

    private static JsonObject MentionOf(string id, string name) =>
        new()
        {
            ["type"] = "mention",
            ["text"] = $"<at>{name}</at>",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        };

    private JsonObject Data(string verb) =>
        new()
        {
            ["verb"] = verb,
            ["id"] = Any(["", "changeday.what", "facebook", "x"]),
            ["text"] = Any(texts),
            ["only"] = "true",
        };

    private void Press(JsonObject body, string name)
    {
        body.Remove("text");
        var verb = Any(verbs);
        body["type"] = "invoke";
        body["name"] = name;
        body["replyToId"] = "1700000000001";
        body["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = Data(verb),
            },
            ["trigger"] = Any(["manual", "manual", "automatic"]),
            ["commandId"] = "makePledge",
            ["data"] = Data(verb),
            ["messagePayload"] = new JsonObject
            {
                ["id"] = "1",
                ["body"] = new JsonObject
                {
                    ["contentType"] = "html",
                    ["content"] = "<p>I will answer every comment</p>",
                },
            },
        };
    }

    private void Submit(JsonObject body)
    {
        body.Remove("text");
        body["replyToId"] = "1700000000001";
        var data = Data(Any(verbs));
        body["value"] = random.Next(4) == 0 ? data.ToJsonString() : data;
    }

    private void Search(JsonObject body)
    {
        body.Remove("text");
        body["type"] = "invoke";
        body["name"] = "composeExtension/query";
        body["value"] = new JsonObject
        {
            ["commandId"] = "searchToolkit",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = Any(texts) }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        };
    }

    private void Event(JsonObject body)
    {
        body["type"] = Any([.. events, "conversationUpdate", "conversationUpdate"]);
        body["name"] = "application/vnd.microsoft.readReceipt";
        body["reactionsAdded"] = JsonNode.Parse("""[{"type":"like"}]""");
        body["channelData"]!["eventType"] = Any(changes);
        var member = Any(["membersAdded", "membersRemoved"]);
        body[member] = new JsonArray(
            new JsonObject { ["id"] = random.Next(4) == 0 ? $"28:{Samples.AppId}" : $"29:{Silent}-member" }
        );
    }

    private void Install(JsonObject body)
    {
        body.Remove("text");
        body["type"] = "installationUpdate";
        body["action"] = Any(["add", "Add", "remove", "add-upgrade", "somethingNew"]);
        body["channelData"]!["settings"] = JsonNode.Parse("""{"selectedChannel":{"id":"19:picked@thread.tacv2"}}""");
    }

    /// <summary>Drops a member, gives it another kind, makes it huge, or adds a foreign one.</summary>
    private void Bend(JsonObject body)
    {
        var objects = Objects(body).ToArray();
        var parent = objects[random.Next(objects.Length)];
        var names = parent.Select(member => member.Key).ToArray();
        var name = names.Length == 0 ? "foreign" : names[random.Next(names.Length)];
        switch (random.Next(5))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1 or 2:
                parent[name] = JsonNode.Parse(Any(odd));
                break;
            case 3:
                parent[name] = new string(Any(["x", "é", "<", "&", "😀", "["])[0], random.Next(1, 20_000));
                break;
            default:
                parent[$"foreign{random.Next(1000)}"] = JsonNode.Parse(Any(odd));
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject found => found.SelectMany(member => Objects(member.Value)).Prepend(found),
            JsonArray list => list.SelectMany(Objects),
            _ => [],
        };

    /// <summary>Half an emoji and U+0000, which no text of this side can hold.</summary>
    private static string Broken(string json) =>
        json.Replace("HALF", "\\ud83d", StringComparison.Ordinal).Replace("ZERO", "\\u0000", StringComparison.Ordinal);

    /// <summary>A key of the body, or of an object in it, stands twice.</summary>
    private string Doubled(string json, JsonObject body)
    {
        var name = Any([.. body.Select(member => member.Key), "foreign"]);
        return json[..^1] + $",\"{name}\":{Any(odd)},\"{name}\":{Any(odd)}}}";
    }

    private static bool Speaks(JsonObject body) =>
        Text(body["type"]) switch
        {
            "message" => true,
            "invoke" => Text(body["name"]) switch
            {
                "composeExtension/query" => false,
                "adaptiveCard/action" => Text((body["value"] as JsonObject)?["trigger"]) != "automatic",
                _ => true,
            },
            // Whoever adds the app owns the campaign.
            "installationUpdate" => true,
            "conversationUpdate" => (body["membersAdded"] as JsonArray ?? []).Any(member =>
                Text((member as JsonObject)?["id"]) == $"28:{Samples.AppId}"
            ),
            _ => false,
        };

    /// <summary>Whether nothing is missing that a reply needs, by the protocol and not by the bot's own reader.</summary>
    private bool IsValidMessage(JsonObject body, int place)
    {
        var tenant = Tenants[place % Tenants.Length];
        var conversation = body["conversation"] as JsonObject;
        return Text(body["type"]) == "message"
            && body["deliveryMode"] is null
            && Text(body["id"]) == $"{1_776_827_520_000 + made - 1}"
            && Text(body["channelId"]) == "msteams"
            && Text(body["serviceUrl"]) == serviceUrl
            && Text((body["from"] as JsonObject)?["id"])?.StartsWith("29:person-", StringComparison.Ordinal) == true
            && Text((body["recipient"] as JsonObject)?["id"]) == $"28:{Samples.AppId}"
            && Text(conversation?["id"])
                ?.Contains($":fuzz-{place.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal) == true
            && Text(conversation?["tenantId"]) == tenant
            && Text(((body["channelData"] as JsonObject)?["tenant"] as JsonObject)?["id"]) == tenant;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
