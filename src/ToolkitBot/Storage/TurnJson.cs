using System.Text.Json.Serialization;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>How replies and references are kept in a row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<Reply>))]
[JsonSerializable(typeof(ConversationReference))]
internal sealed partial class TurnJson : JsonSerializerContext;
