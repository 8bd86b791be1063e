using System.Text.Json.Serialization;
using ToolkitBot.Turns;

namespace ToolkitBot.Outbox;

/// <summary>A phrase of the content and what fills its places; the words are chosen when it is sent, in the person's language.</summary>
internal sealed record OutboxNotice(string Phrase, IReadOnlyDictionary<string, string>? Places = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutboxNotice))]
internal sealed partial class OutboxJson : JsonSerializerContext;
