using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

public sealed class ActivityReaderTests
{
    private static string Insert(string member) => Wire.Message().ToJsonString().Insert(1, member + ",");

    [Fact]
    public void A_message_is_read_member_by_member()
    {
        var activity = Wire.Activity();

        Assert.Equal("message", activity.Type);
        Assert.Equal(Wire.ServiceUrl, activity.ServiceUrl);
        Assert.Equal(Wire.TenantId, activity.ChannelData?.Tenant?.Id);
        Assert.Equal("Europe/London", activity.Entities![0].Timezone);
        Assert.Equal(1176725, activity.Timestamp!.Value.Ticks % TimeSpan.TicksPerSecond);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":\"message\"} trailing")]
    public void What_is_no_activity_is_refused_with_a_reason(string body)
    {
        var reading = Wire.Read(body);

        Assert.Null(reading.Activity);
        Assert.False(string.IsNullOrWhiteSpace(reading.Reason));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("serviceUrl")]
    [InlineData("conversation.id")]
    [InlineData("from.id")]
    [InlineData("recipient.id")]
    public void A_missing_member_is_refused_by_name(string path)
    {
        var body = Wire.Message();
        var parts = path.Split('.');
        var parent = parts.Length == 1 ? body : body[parts[0]]!.AsObject();
        Assert.True(parent.Remove(parts[^1]));

        Assert.Equal($"The activity has no {path}.", ActivityReader.Read(Wire.Bytes(body)).Reason);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("conversation.id")]
    [InlineData("conversation.tenantId")]
    [InlineData("from.id")]
    [InlineData("recipient.id")]
    public void A_needed_id_that_no_index_could_hold_is_refused_by_name(string path)
    {
        Assert.NotNull(ActivityReader.Read(Wire.Bytes(With(path, new string('é', 400)))).Activity);
        Assert.Equal(
            $"The activity's {path} is longer than 800 bytes.",
            ActivityReader.Read(Wire.Bytes(With(path, Long))).Reason
        );
    }

    [Fact]
    public void An_id_that_no_index_could_hold_and_nobody_needs_counts_as_none()
    {
        var body = With("replyToId", Long);
        body["channelData"] = new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = Long },
            ["channel"] = new JsonObject { ["id"] = Long },
        };
        var read = ActivityReader.Read(Wire.Bytes(body)).Activity!;
        Assert.Null(read.ReplyToId);
        Assert.Null(read.ChannelData!.Team);
        Assert.Null(read.ChannelData.Channel);
    }

    [Fact]
    public void Two_ids_of_messages_that_no_index_could_hold_stay_two()
    {
        string?[] ids =
        [
            .. new[] { Long + "a", Long + "b", Long + "a" }.Select(id =>
                ActivityReader.Read(Wire.Bytes(With("id", id))).Activity!.Id
            ),
        ];
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id!.Length < 100));
    }

    [Theory]
    [InlineData("id", "id that can be read")]
    [InlineData("from.id", "from.id")]
    public void A_broken_letter_makes_no_id(string path, string named)
    {
        Assert.Equal($"The activity has no {named}.", ActivityReader.Read(Wire.Bytes(With(path, "7\ufffd"))).Reason);
    }

    private static string Long { get; } = new string('é', 400) + "x";

    private static JsonObject With(string path, string value)
    {
        var body = Wire.Message();
        var parts = path.Split('.');
        var place = body;
        foreach (var part in parts[..^1])
        {
            place[part] ??= new JsonObject();
            place = place[part]!.AsObject();
        }

        place[parts[^1]] = value;
        return body;
    }

    [Fact]
    public void An_empty_channel_id_is_left_to_the_binding()
    {
        Assert.Equal("", Wire.Activity(body => body["channelId"] = "").ChannelId);
    }

    [Theory]
    [InlineData("\"serviceUrl\":\"https://evil.example/\"")]
    [InlineData("\"service\\u0055rl\":\"https://evil.example/\"")]
    [InlineData("\"ServiceUrl\":\"https://evil.example/\"")]
    [InlineData("\"SERVICEURL\":null")]
    [InlineData("\"unknown\":1,\"unknown\":2")]
    [InlineData("\"unknown\":{\"a\":1,\"a\":2}")]
    [InlineData("\"value\":{\"a\":1,\"a\":2}")]
    [InlineData("\"value\":{\"deep\":[{\"a\":1,\"\\u0061\":2}]}")]
    [InlineData("\"attachments\":[{\"contentType\":\"x\",\"content\":{\"a\":1,\"a\":2}}]")]
    [InlineData("\"attachments\":[{\"contentType\":\"x\",\"odd\":1,\"odd\":2}]")]
    [InlineData("\"membersAdded\":[{\"id\":\"1\",\"id\":\"2\"}]")]
    [InlineData("\"suggestedActions\":{\"actions\":[{\"value\":{\"a\":1,\"a\":2}}]}")]
    public void A_key_that_stands_twice_anywhere_is_refused(string member)
    {
        Assert.Null(Wire.Read(Insert(member)).Activity);
    }

    [Theory]
    [InlineData("from", "\"Id\":\"29:other\"")]
    [InlineData("recipient", "\"ID\":\"28:other\"")]
    [InlineData("conversation", "\"tenantid\":\"other\"")]
    [InlineData("channelData", "\"Tenant\":{\"id\":\"other\"}")]
    [InlineData("channelData", "\"odd\":1,\"odd\":2")]
    [InlineData("from", "\"odd\":1,\"odd\":2")]
    public void A_key_in_another_case_is_refused_inside_too(string parent, string member)
    {
        var json = Wire.Message().ToJsonString();
        var at = json.IndexOf($"\"{parent}\":{{", StringComparison.Ordinal) + parent.Length + 4;

        Assert.Null(Wire.Read(json.Insert(at, member + ",")).Activity);
    }

    [Theory]
    [InlineData("type", "5")]
    [InlineData("channelId", "null")]
    [InlineData("serviceUrl", "[\"https://smba.trafficmanager.net/\"]")]
    [InlineData("from", "\"29:u1\"")]
    [InlineData("from", "{\"id\":7}")]
    [InlineData("recipient", "{\"id\":null}")]
    [InlineData("recipient", "true")]
    [InlineData("conversation", "[]")]
    [InlineData("conversation", "{\"id\":{}}")]
    public void What_is_needed_is_refused_in_another_kind(string name, string value)
    {
        var body = Wire.Message(found => found[name] = JsonNode.Parse(value));

        Assert.StartsWith(
            "The activity has no ",
            ActivityReader.Read(Wire.Bytes(body)).Reason,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string> Members =>
        [
            .. Wire.Message()
                .Select(member => member.Key)
                .Except(["type", "channelId", "serviceUrl", "from", "recipient", "conversation", "value"])
                .Concat([
                    "attachments",
                    "membersAdded",
                    "membersRemoved",
                    "reactionsAdded",
                    "importance",
                    "action",
                    "name",
                ])
                .Concat(["from.name", "from.aadObjectId", "from.role", "recipient.name", "conversation.isGroup"])
                .Concat([
                    "conversation.tenantId",
                    "conversation.conversationType",
                    "channelData.tenant",
                    "channelData.team",
                ])
                .Concat([
                    "channelData.tenant.id",
                    "channelData.channel",
                    "channelData.settings",
                    "channelData.eventType",
                ])
                .Concat(["replyToId", "deliveryMode", "summary", "attachmentLayout", "suggestedActions", "speak"]),
        ];

    /// <summary>A member reads as absent in every kind that is not its own, and no other member is harmed.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void What_is_not_needed_never_costs_the_turn(string path)
    {
        foreach (
            var odd in new[] { "null", "7", "1e400", "true", "[null]", "[[{}]]", "[7,\"x\",{\"id\":5}]", "{\"id\":[]}" }
        )
        {
            var body = Wire.Message();
            var parts = path.Split('.');
            var parent = body;
            foreach (var part in parts[..^1])
            {
                parent = parent[part]!.AsObject();
            }

            parent[parts[^1]] = "HERE";
            var json = body.ToJsonString().Replace("\"HERE\"", odd, StringComparison.Ordinal);
            var reading = Wire.Read(json);

            Assert.True(reading.Activity is not null, $"{path}: {odd}: {reading.Reason}");
            Assert.Equal("29:u1", reading.Activity.From?.Id);
            _ = CardInput.Read(reading.Activity);
            _ = MessageText.Of(reading.Activity);
            _ = ActivityJson.Write(reading.Activity);
        }
    }

    [Fact]
    public void What_is_no_object_in_a_list_is_passed_over()
    {
        var activity = Wire.Activity(body =>
        {
            body["entities"]!.AsArray().Insert(0, null);
            body["entities"]!.AsArray().Add(7);
            body["membersAdded"] = JsonNode.Parse("""[null,"29:a",{"id":"29:b"},[{"id":"29:c"}]]""");
        });

        Assert.Equal("Europe/London", Assert.Single(activity.Entities!).Timezone);
        Assert.Equal("29:b", Assert.Single(activity.MembersAdded!).Id);
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("12.5")]
    [InlineData("[1,2]")]
    [InlineData("true")]
    [InlineData("{\"verb\":\"tip.show\"}")]
    public void A_value_may_be_anything(string value)
    {
        var activity = Wire.Activity(body => body["value"] = JsonNode.Parse(value));

        Assert.Equal(value, activity.Value!.Value.GetRawText());
    }

    [Fact]
    public void Unknown_members_survive_a_round_trip()
    {
        var body = Wire.Message(found =>
        {
            found["speak"] = "hello";
            found["relatesTo"] = new JsonObject { ["channelId"] = "x" };
            found["channelData"]!["meeting"] = new JsonObject { ["id"] = "m1" };
            found["entities"]!.AsArray().Add(new JsonObject { ["type"] = "odd", ["@type"] = "Odd" });
        });

        var back = JsonNode.Parse(ActivityJson.Write(Wire.Activity(body)));

        Assert.True(JsonNode.DeepEquals(body, back), back!.ToJsonString());
    }

    [Fact]
    public void Entities_of_unknown_kinds_are_never_a_reason_to_refuse()
    {
        var activity = Wire.Activity(body =>
            body["entities"] = JsonNode.Parse(
                """[{"type":"odd","text":{"a":[1]},"platform":5,"mentioned":"x","locale":null}]"""
            )
        );

        Assert.Null(activity.Entities![0].Text);
        Assert.Null(activity.Entities[0].Mentioned);
    }

    [Fact]
    public void A_timestamp_that_is_no_time_is_never_a_reason_to_refuse()
    {
        Assert.Null(Wire.Activity(body => body["timestamp"] = "yesterday").Timestamp);
    }

    [Fact]
    public void A_caller_id_from_the_wire_is_thrown_away()
    {
        var activity = Wire.Activity(body => body["callerId"] = "urn:botframework:azure");

        Assert.False(activity.Extra?.ContainsKey("callerId") ?? false);
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(64, false)]
    public void Depth_is_bounded(int arrays, bool accepted)
    {
        var deep = new string('[', arrays) + new string(']', arrays);

        Assert.Equal(accepted, Wire.Read(Insert($"\"value\":{deep}")).Activity is not null);
    }

    [Theory]
    [InlineData("\"text2\":\"\\ud800\"")]
    [InlineData("\"value\":{\"a\":\"x\\udc00\"}")]
    [InlineData("\"value\":{\"\\ud800\":1}")]
    [InlineData("\"value\":{\"a\":\"\\u0000\"}")]
    [InlineData("\"value\":\"{\\\"verb\\\":\\\"x\\\",\\\"a\\\":\\\"\\\\ud83d\\\"}\"")]
    [InlineData("\"value\":{\"a\":\"\\ud83d\\ud83d\\ude00\\ude00\\\\ud83d\"}")]
    public void Text_that_nobody_can_read_or_store_is_mended(string member)
    {
        var activity = Wire.Read(Insert(member)).Activity!;

        Assert.NotNull(activity);
        var back = JsonNode.Parse(ActivityJson.Write(activity))!.ToJsonString();
        Assert.DoesNotContain("\0", back, StringComparison.Ordinal);
        Assert.Contains(
            "FFFD",
            (back + CardInput.Read(activity).Input?.Data.GetRawText()).ToUpperInvariant(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\uD83D\\uDE00\\ud83d", "😀\uFFFD")]
    [InlineData("\\ude00\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    [InlineData("\\u0041\\u0000\\u00e9", "A\uFFFDé")]
    public void Only_what_is_broken_is_mended(string escaped, string read) =>
        Assert.Equal(read, Wire.Read(Insert($"\"value\":\"{escaped}\"")).Activity!.Value!.Value.GetString());

    [Theory]
    [InlineData("from", "29:u1")]
    [InlineData("conversation", "a:1")]
    public void An_id_with_half_a_character_is_none(string parent, string id)
    {
        var json = Wire.Message()
            .ToJsonString()
            .Replace($"\"id\":\"{id}\"", $"\"id\":\"{id}\\ud800\"", StringComparison.Ordinal);

        Assert.Equal($"The activity has no {parent}.id.", Wire.Read(json).Reason);
    }

    [Fact]
    public void Escaped_emoji_are_fine()
    {
        var reading = Wire.Read(Insert("\"value\":{\"a\":\"\\ud83d\\ude00 \\u00e9\"}"));

        Assert.Equal("😀 é", reading.Activity!.Value!.Value.GetProperty("a").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        var body = Wire.Bytes(Wire.Message());
        body[Array.IndexOf(body, (byte)'w')] = 0xff;

        Assert.Null(ActivityReader.Read(body).Activity);
    }

    [Fact]
    public void Reasons_never_repeat_what_a_stranger_wrote()
    {
        var reading = Wire.Read(Insert("\"value\":1,\"secret words of a person\":{\"a\":1,\"a\":2}"));

        Assert.NotNull(reading.Reason);
        Assert.DoesNotContain("secret", reading.Reason);
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var random = new Random(20141);
        var original = Wire.Bytes(Wire.Message(body => body["value"] = new JsonObject { ["a"] = "\u00e9😀" }));
        for (var round = 0; round < 5000; round++)
        {
            var body = original.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var reading = ActivityReader.Read(body.AsMemory(0, random.Next(1, body.Length + 1)));
            Assert.True(reading.Activity is null != reading.Reason is null);
        }
    }
}
