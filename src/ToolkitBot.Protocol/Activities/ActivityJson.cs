using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Protocol.Activities;

/// <summary>How activities are read from and written to the wire: case-sensitive, no duplicate keys, nulls left out.</summary>
public static class ActivityJson
{
    /// <summary>Options for every body of the wire; names are camelCase and compared with regard to case.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same strictness for JSON that is read as a document.</summary>
    public static JsonDocumentOptions DocumentOptions { get; } = new() { AllowDuplicateProperties = false };

    internal static JsonTypeInfo<Activity> ActivityInfo { get; } =
        (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));

    internal static JsonTypeInfo<ChannelAccount> AccountInfo { get; } =
        (JsonTypeInfo<ChannelAccount>)Options.GetTypeInfo(typeof(ChannelAccount));

    internal static JsonTypeInfo<WrittenJson> WrittenInfo { get; } =
        (JsonTypeInfo<WrittenJson>)Options.GetTypeInfo(typeof(WrittenJson));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = ActivityJsonContext.Default,
            Converters = { new LenientText() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// Reads an activity; throws <see cref="JsonException"/> for anything that is not one. For a body that a stranger
    /// sent use <see cref="ActivityReader"/>, which checks more.
    /// </summary>
    public static Activity Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ActivityInfo) ?? throw new JsonException("The body is null.");

    /// <summary>Writes an activity as UTF-8 JSON.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityInfo);
}

[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Activity[]))]
[JsonSerializable(typeof(WrittenJson))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ChannelAccount[]))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(CreatedConversation))]
[JsonSerializable(typeof(MembersPage))]
[JsonSerializable(typeof(TeamDetails))]
[JsonSerializable(typeof(TeamChannels))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
