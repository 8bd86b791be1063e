using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Outbox;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>
/// Something that a person is told in private: a phrase of the content and what fills its places. The words are chosen
/// when it is sent, in the person's language.
/// </summary>
internal sealed record Notice(string Phrase, IReadOnlyDictionary<string, string>? Places = null)
{
    /// <summary>The letter that tells a person.</summary>
    /// <param name="personKey">Who is told.</param>
    /// <param name="subject">Id of what it is about; the notice goes when that does.</param>
    /// <param name="uniqueKey">The same is told once; null where it may be told again.</param>
    public OutboxLetter To(string personKey, string? subject, string? uniqueKey) =>
        new()
        {
            Kind = NoticeSender.Kind,
            Place = OutboxPlace.Of(personKey),
            Subject = subject,
            UniqueKey = uniqueKey,
            Payload = JsonSerializer.Serialize(this, NoticeJson.Default.Notice),
        };

    /// <summary>Reads what <see cref="To"/> wrote.</summary>
    public static Notice Read(string payload) => JsonSerializer.Deserialize(payload, NoticeJson.Default.Notice)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
