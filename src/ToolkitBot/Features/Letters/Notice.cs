using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Outbox;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>
/// A private notice to a person: a phrase of the content and the values of its placeholders. The text is composed when
/// it is sent, in the person's language.
/// </summary>
/// <param name="Team">Id of the team whose campaign its readers answer for; null in a notice to anybody else.</param>
/// <param name="ByKey">Who did what it tells; their name is looked up when it is sent, for <c>{name}</c>.</param>
internal sealed record Notice(
    string Phrase,
    IReadOnlyDictionary<string, string>? Places = null,
    string? Team = null,
    string? ByKey = null
)
{
    /// <summary>A notice about a team, by its name.</summary>
    public static Notice OfTeam(string phrase, CampaignRecord campaign) =>
        new(phrase, campaign.TeamName is { } name ? new Dictionary<string, string> { ["team"] = name } : null);

    /// <summary>A notice to those who answer for a team's campaign, with the way there.</summary>
    public static Notice ToOwners(string phrase, CampaignRecord campaign) =>
        OfTeam(phrase, campaign) with
        {
            Team = campaign.TeamId,
        };

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
