using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Testing;

/// <summary>Sample bodies as Teams sends them, and ways to bend them.</summary>
internal static class Wire
{
    internal const string AppId = "c9e8c047-2a43-4b02-9f70-1f4b8a5c3d21";
    internal const string TenantId = "8a4f2c1e-53d7-4b86-a1c9-6e2d7f0b9a34";
    internal const string ServiceUrl = "https://smba.trafficmanager.net/amer/" + TenantId + "/";

    /// <summary>A message in a personal chat, complete.</summary>
    internal static JsonObject Message() =>
        JsonNode
            .Parse(
                $$$"""
                {"type":"message","id":"1776827520098","timestamp":"2026-04-22T03:12:00.1176725Z",
                 "localTimestamp":"2026-04-22T04:12:00.1176725+01:00","localTimezone":"Europe/London",
                 "serviceUrl":"{{{ServiceUrl}}}","channelId":"msteams",
                 "from":{"id":"29:u1","name":"Sample Person","aadObjectId":"0d6bb0a4-7d0e-4a5f-9b2f-3c0d5b1f6a10"},
                 "recipient":{"id":"28:{{{AppId}}}","name":"ToolkitBot"},
                 "conversation":{"id":"a:1","conversationType":"personal","tenantId":"{{{TenantId}}}"},
                 "text":"which platform","textFormat":"plain","locale":"en-GB",
                 "entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"iOS","timezone":"Europe/London"}],
                 "channelData":{"tenant":{"id":"{{{TenantId}}}" },"source":{"name":"message"} } }
                """
            )!
            .AsObject();

    /// <summary>The message with some of it changed.</summary>
    internal static JsonObject Message(Action<JsonObject> change)
    {
        var body = Message();
        change(body);
        return body;
    }

    internal static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    internal static ActivityReading Read(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json));

    internal static Activity Activity(JsonNode body)
    {
        var reading = ActivityReader.Read(Bytes(body));
        Assert.Null(reading.Reason);
        return reading.Activity!;
    }

    internal static Activity Activity(Action<JsonObject> change) => Activity(Message(change));

    internal static Activity Activity() => Activity(Message());
}
