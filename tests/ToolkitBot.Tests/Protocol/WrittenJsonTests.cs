using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Tests.Protocol;

public sealed class WrittenJsonTests
{
    // Spaces and an order that no writer of ours would choose: they show that nothing was written anew.
    private const string Card = """{"type": "AdaptiveCard",  "body": ["é", 1.50]}""";

    [Fact]
    public void Finished_JSON_enters_an_activity_byte_for_byte()
    {
        var message = Message();
        Assert.Contains($"\"content\":{Card}}}]", Text(message), StringComparison.Ordinal);
        Assert.Contains(Card, Text(message with { Id = "1" }), StringComparison.Ordinal);

        var read = ActivityJson.Read(ActivityJson.Write(message)).Attachments![0].Content!;
        Assert.Equal("é", (string?)read["body"]![0]);
    }

    [Fact]
    public void Finished_JSON_enters_a_new_conversation_byte_for_byte()
    {
        var post = NewConversation.InChannel("19:a@thread.tacv2", "tenant", Message());
        var json = System.Text.Json.JsonSerializer.Serialize(post, ActivityJson.Options);
        Assert.Contains(Card, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_JSON_enters_an_answer_byte_for_byte()
    {
        var answer = new JsonObject
        {
            ["a"] = "é",
            ["value"] = WrittenJson.Of(Bytes),
            ["b"] = 1,
        };
        Assert.Equal($$"""{"a":"é","value":{{Card}},"b":1}""", answer.ToJsonString(ActivityJson.Options));
    }

    private static byte[] Bytes => Encoding.UTF8.GetBytes(Card);

    private static Activity Message() =>
        new() { Type = ActivityTypes.Message, Attachments = [Attachment.Of(WrittenJson.Of(Bytes))] };

    private static string Text(Activity activity) => Encoding.UTF8.GetString(ActivityJson.Write(activity));
}
