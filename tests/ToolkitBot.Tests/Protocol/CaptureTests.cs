using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

public sealed class CaptureTests
{
    [CapturesFact]
    public void Every_capture_is_read_and_survives_a_round_trip()
    {
        var files = Directory.GetFiles(CapturesFactAttribute.Folder!, "*.json");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var body = File.ReadAllBytes(file);
            var reading = ActivityReader.Read(body);
            Assert.True(reading.Activity is not null, $"{Path.GetFileName(file)}: {reading.Reason}");

            var back = JsonNode.Parse(ActivityJson.Write(reading.Activity));
            Assert.True(JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(body)), WithTime(back, body)), file);
            _ = CardInput.Read(reading.Activity);
            _ = ConversationReference.Of(reading.Activity);
            Assert.DoesNotContain("<at>", MessageText.Of(reading.Activity).Text);
        }
    }

    // The time is written with the digits it needs: .230 comes back as .23.
    private static JsonNode? WithTime(JsonNode? back, byte[] body)
    {
        back!["timestamp"] = JsonNode.Parse(body)!["timestamp"]!.DeepClone();
        return WithoutNulls(back);
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject found)
        {
            foreach (var (name, value) in found.ToArray())
            {
                if (value is null)
                {
                    found.Remove(name);
                }

                WithoutNulls(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                WithoutNulls(item);
            }
        }

        return node;
    }
}

/// <summary>Runs only where the captured bodies lie beside the repository.</summary>
public sealed class CapturesFactAttribute : FactAttribute
{
    public CapturesFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "The captured bodies are not on this machine (../shared/captures beside the repository).";
        }
    }

    internal static string? Folder { get; } = Find();

    private static string? Find()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "captures");
        return Directory.Exists(folder) ? folder : null;
    }
}
