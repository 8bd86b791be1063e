using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Names that Teams passes on as people gave them: links, controls, three thousand letters.</summary>
public sealed partial class NameTests(WireBot bot) : IClassFixture<WireBot>
{
    private const string Overrides = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C";

    [Theory]
    [InlineData("[win](https://evil.example) **now**", "[win]\u200B(")]
    [InlineData("Am\u202Eina\u2066 Sample", "Amina")]
    [InlineData("  \u200B \t\n ", "Hello, I")]
    [InlineData("", "Hello, I")]
    [InlineData(null, "Hello, I")]
    public async Task A_person_is_greeted_by_name_and_by_nothing_else(string? name, string greeted)
    {
        var conversation = $"a:name-{Guid.NewGuid():N}";
        var body = bot.Message("hello", conversation);
        body["from"]!["name"] = name;
        await bot.PostAsync(body);

        var sent = (await bot.Connector.WaitForAsync(conversation, 1))[0];
        var card = Card(sent);
        Assert.Contains(greeted, Texts(card), StringComparison.Ordinal);
        Assert.DoesNotContain("](", Texts(card), StringComparison.Ordinal);
        Assert.DoesNotContain(sent.Message.ToJsonString(), letter => Overrides.Contains(letter));
    }

    [Fact]
    public async Task A_name_of_three_thousand_letters_is_kept_short_and_whole()
    {
        var body = bot.Message("hello", "a:long");
        body["from"]!["name"] = string.Concat(Enumerable.Repeat("👩‍⚕️", 600)) + new string('x', 3_000);
        await bot.PostAsync(body);

        var sent = (await bot.Connector.WaitForAsync("a:long", 1))[0];
        Assert.InRange(sent.Body.Length, 1, 20_000);
        var kept = (string)(await bot.Database.ScalarAsync("SELECT name FROM people WHERE key LIKE '%a:long'"))!;
        Assert.InRange(kept.Length, 50, 100);
        Assert.EndsWith("👩‍⚕️…", kept, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_channels_name_is_plain_text_in_every_notice(StorageKind storage)
    {
        await using var started = await StartedAsync(storage);
        var wire = started.Bot;
        const string channel = "19:names@thread.tacv2";
        var here = InChannel(wire.Message("<at>ToolkitBot</at> pledges here", channel), channel);
        await wire.PostAsync(here);
        await wire.Connector.WaitForAsync(channel, 1);
        await wire.PostAsync(wire.Message("pledge I will answer every comment by 3 March 2030", "a:author"));
        var preview = (await wire.Connector.WaitForAsync("a:author", 1))[0];
        var shown = Post().Match(preview.Body).Groups;
        var posted = await wire.PostAsync(
            wire.Press(
                "pledge.post",
                "a:author",
                body =>
                {
                    var data = body["value"]!["action"]!["data"]!;
                    (data["draft"], data["version"]) = (shown[1].Value, shown[2].Value);
                }
            )
        );
        var room = await wire.PostAsync(wire.Press("campaign.show", "a:author"));

        var said = Texts(posted.Json) + Texts(room.Json);
        Assert.Contains("on its way to", said, StringComparison.Ordinal);
        Assert.Contains("Pledges go to", said, StringComparison.Ordinal);
        Assert.Contains("[free]\u200B(https", said, StringComparison.Ordinal);
        Assert.DoesNotContain("[free](", said, StringComparison.Ordinal);
        Assert.DoesNotContain(said, letter => Overrides.Contains(letter));
    }

    private static JsonObject InChannel(JsonObject body, string channel)
    {
        body["conversation"]!["conversationType"] = "channel";
        body["conversation"]!["isGroup"] = true;
        body["from"] = new JsonObject
        {
            ["id"] = "29:a:author",
            ["aadObjectId"] = "a:author",
            ["name"] = "Sample",
        };
        body["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>ToolkitBot</at>",
                ["mentioned"] = body["recipient"]!.DeepClone(),
            }
        );
        body["channelData"]!["team"] = new JsonObject { ["id"] = channel, ["name"] = "Sample team" };
        body["channelData"]!["channel"] = new JsonObject
        {
            ["id"] = channel,
            ["name"] = "\u202E[free](https://evil.example) *pledges*",
        };
        return body;
    }

    [GeneratedRegex("\"draft\":\"([^\"]+)\",\"version\":\"([^\"]+)\"")]
    private static partial Regex Post();

    private static JsonNode Card(WireCall call) => call.Message["attachments"]![0]!["content"]!;

    private static string Texts(JsonNode? node) =>
        node switch
        {
            JsonObject element => string.Join(
                '\n',
                element
                    .Where(member => member.Key != "speak" && member.Key != "fallbackText")
                    .Select(member =>
                        member is { Key: "text", Value: JsonValue text } ? text.ToString() : Texts(member.Value)
                    )
            ),
            JsonArray list => string.Join('\n', list.Select(Texts)),
            _ => "",
        };

    private static async Task<Started> StartedAsync(StorageKind storage)
    {
        var bot = new WireBot { Storage = storage };
        await bot.InitializeAsync();
        return new(bot);
    }

    private sealed record Started(WireBot Bot) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Bot.DisposeAsync());
    }
}
