using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// Reads the body of an inbound call: strict where two parsers could see two meanings (no key may stand twice, also not in
/// another case) and about what every activity needs; patient with all else. Unknown members survive.
/// </summary>
public static class ActivityReader
{
    /// <summary>
    /// Bytes of an id. The longest that Teams sends have some 150; three of this length together fit into a key of an index
    /// of PostgreSQL, which takes 2,704.
    /// </summary>
    private const int LongestId = 800;

    private static readonly FrozenSet<string> ActivityNames = NamesOf(typeof(Activity));
    private static readonly FrozenSet<string> AccountNames = NamesOf(typeof(ChannelAccount));
    private static readonly FrozenSet<string> ConversationNames = NamesOf(typeof(ConversationAccount));
    private static readonly FrozenSet<string> ChannelDataNames = NamesOf(typeof(TeamsChannelData));
    private static readonly FrozenSet<string> TenantNames = NamesOf(typeof(TenantInfo));

    /// <summary>Reads one activity; never throws for what a body may hold.</summary>
    public static ActivityReading Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return Refuse("The body is empty.");
        }

        if (!Utf8.IsValid(body.Span))
        {
            return Refuse("The body is not UTF-8.");
        }

        Activity? activity;
        try
        {
            activity = JsonSerializer.Deserialize(EscapedText.Mended(body).Span, ActivityJson.ActivityInfo);
        }
        catch (JsonException fault)
        {
            return Refuse($"The body is no activity: bad JSON, or a key that stands twice, at {Place(fault)}.");
        }
        catch (ArgumentException)
        {
            // JsonNode's converter reports a key that stands twice in this way.
            return Refuse("A key stands twice in an attachment or an action.");
        }

        if (activity is null)
        {
            return Refuse("The body is null.");
        }

        if ((Missing(activity) ?? TooLong(activity) ?? OtherCase(activity)) is { } reason)
        {
            return Refuse(reason);
        }

        // Who called is what the token says, never what the body says.
        activity.Extra?.Remove("callerId");
        return new ActivityReading(WithoutLongIds(activity), null);
    }

    private static ActivityReading Refuse(string reason) => new(null, reason);

    // An empty channelId is there, only wrong: the binding refuses it with 403.
    private static string? Missing(Activity activity)
    {
        var name =
            IsMissing(activity.Type) ? "type"
            : activity.ChannelId is null ? "channelId"
            : IsMissing(activity.ServiceUrl) ? "serviceUrl"
            : IsMissing(activity.Conversation?.Id) ? "conversation.id"
            : IsMissing(activity.From?.Id) ? "from.id"
            : IsMissing(activity.Recipient?.Id) ? "recipient.id"
            : IsBroken(activity.Id) ? "id that can be read"
            : null;
        return name is null ? null : $"The activity has no {name}.";
    }

    private static bool IsMissing(string? text) => string.IsNullOrEmpty(text) || IsBroken(text);

    // A broken letter was mended: two different ids could have become one.
    private static bool IsBroken(string? text) => text?.Contains('\uFFFD', StringComparison.Ordinal) == true;

    // An index could not hold it, and a delivery that can never be stored would come again and again.
    private static string? TooLong(Activity activity)
    {
        var name =
            IsLong(activity.Type) ? "type"
            : IsLong(activity.ChannelId) ? "channelId"
            : IsLong(activity.Conversation?.Id) ? "conversation.id"
            : IsLong(activity.Conversation?.TenantId) ? "conversation.tenantId"
            : IsLong(activity.ChannelData?.Tenant?.Id) ? "channelData.tenant.id"
            : IsLong(activity.From?.Id) ? "from.id"
            : IsLong(activity.Recipient?.Id) ? "recipient.id"
            : null;
        return name is null ? null : $"The activity's {name} is longer than {LongestId} bytes.";
    }

    // Of what an activity need not have, an id that cannot be kept counts as none; its own is known by its hash.
    private static Activity WithoutLongIds(Activity activity)
    {
        var data = activity.ChannelData;
        var hasLong =
            IsLong(activity.Id)
            || IsLong(activity.ReplyToId)
            || IsLong(data?.Team?.Id)
            || IsLong(data?.Channel?.Id)
            || IsLong(data?.Settings?.SelectedChannel?.Id);
        if (!hasLong)
        {
            return activity;
        }

        return activity with
        {
            Id = IsLong(activity.Id) ? Hash(activity.Id!) : activity.Id,
            ReplyToId = IsLong(activity.ReplyToId) ? null : activity.ReplyToId,
            ChannelData = data is null
                ? null
                : data with
                {
                    Team = IsLong(data.Team?.Id) ? null : data.Team,
                    Channel = IsLong(data.Channel?.Id) ? null : data.Channel,
                    Settings = IsLong(data.Settings?.SelectedChannel?.Id) ? null : data.Settings,
                },
        };
    }

    private static string Hash(string id) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static bool IsLong(string? id) =>
        id is { Length: > LongestId / 3 } && Encoding.UTF8.GetByteCount(id) > LongestId;

    // A second parser that ignores case would see another value than we do.
    private static string? OtherCase(Activity activity)
    {
        var data = activity.ChannelData;
        var found =
            Collides(activity.Extra, ActivityNames)
            || Collides(activity.From?.Extra, AccountNames)
            || Collides(activity.Recipient?.Extra, AccountNames)
            || Collides(activity.Conversation?.Extra, ConversationNames)
            || Collides(data?.Extra, ChannelDataNames)
            || Collides(data?.Tenant?.Extra, TenantNames);
        return found ? "A member is spelled in the wrong case." : null;
    }

    private static bool Collides(IDictionary<string, JsonElement>? extra, FrozenSet<string> known) =>
        extra is { Count: > 0 } && extra.Any(member => known.Contains(member.Key));

    private static FrozenSet<string> NamesOf(Type type) =>
        ActivityJson
            .Options.GetTypeInfo(type)
            .Properties.Where(property => !property.IsExtensionData)
            .Select(property => property.Name)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A path is made of keys, and a stranger may have written those: only a plain one is repeated.
    private static string Place(JsonException fault) =>
        fault.Path is { Length: > 0 and <= 80 } path && path.All(IsPlain) ? path : "$";

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '$' or '.' or '[' or ']' or '_';
}

/// <summary>An activity, or why the body is none. The reason is for the operator's log; a caller gets a bare 400.</summary>
public readonly record struct ActivityReading(Activity? Activity, string? Reason);
