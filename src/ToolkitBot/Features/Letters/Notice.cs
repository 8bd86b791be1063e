using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Outbox;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>
/// A private notice to a person: a phrase of the content and the values of its placeholders. The text is composed when
/// it is sent, in the person's language.
/// </summary>
internal sealed record Notice(string Phrase, IReadOnlyDictionary<string, string>? Places = null)
{
    /// <summary>Returns the letter to a person.</summary>
    /// <param name="personKey">The recipient.</param>
    /// <param name="subject">Id of what it is about; the notice is deleted with it.</param>
    /// <param name="uniqueKey">Sent only once per key; null if it may be repeated.</param>
    public OutboxLetter To(string personKey, string? subject, string? uniqueKey) =>
        new()
        {
            Kind = NoticeSender.Kind,
            Place = OutboxPlace.Of(personKey),
            Subject = subject,
            UniqueKey = uniqueKey,
            Payload = JsonSerializer.Serialize(this, NoticeJson.Default.Notice),
        };

    /// <summary>Parses the payload that <see cref="To"/> wrote.</summary>
    public static Notice Read(string payload) => JsonSerializer.Deserialize(payload, NoticeJson.Default.Notice)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
