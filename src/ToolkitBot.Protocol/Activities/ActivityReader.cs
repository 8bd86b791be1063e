using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Unicode;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// Reads the body of an inbound call, strictly: a member this model knows must have the right kind of value, no key may
/// stand twice (also not in another case), and what every activity needs must be there. Unknown members survive.
/// </summary>
public static class ActivityReader
{
    private static readonly FrozenSet<string> ActivityNames = NamesOf(typeof(Activity));
    private static readonly FrozenSet<string> AccountNames = NamesOf(typeof(ChannelAccount));
    private static readonly FrozenSet<string> ConversationNames = NamesOf(typeof(ConversationAccount));
    private static readonly FrozenSet<string> ChannelDataNames = NamesOf(typeof(TeamsChannelData));
    private static readonly FrozenSet<string> TenantNames = NamesOf(typeof(TenantInfo));

    /// <summary>Reads one activity; never throws for what a body may hold.</summary>
    public static ActivityReading Read(ReadOnlyMemory<byte> body)
    {
        var utf8 = body.Span;
        if (utf8.IsEmpty)
        {
            return Refuse("The body is empty.");
        }

        if (!Utf8.IsValid(utf8))
        {
            return Refuse("The body is not UTF-8.");
        }

        Activity? activity;
        try
        {
            activity = JsonSerializer.Deserialize(utf8, ActivityJson.ActivityInfo);
        }
        catch (JsonException fault)
        {
            return Refuse(
                $"The body is no activity: bad JSON, a key that stands twice, or the wrong kind of value, at {Place(fault)}."
            );
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

        var reason =
            Missing(activity)
            ?? NullItem(activity)
            ?? OtherCase(activity)
            ?? (EscapedText.IsSound(utf8) ? null : "A text in the body is not valid Unicode, or holds U+0000.");
        if (reason is not null)
        {
            return Refuse(reason);
        }

        // Who called is what the token says, never what the body says.
        activity.Extra?.Remove("callerId");
        return new ActivityReading(activity, null);
    }

    private static ActivityReading Refuse(string reason) => new(null, reason);

    // An empty channelId is there, only wrong: the binding refuses it with 403.
    private static string? Missing(Activity activity)
    {
        var name =
            string.IsNullOrEmpty(activity.Type) ? "type"
            : activity.ChannelId is null ? "channelId"
            : string.IsNullOrEmpty(activity.ServiceUrl) ? "serviceUrl"
            : string.IsNullOrEmpty(activity.Conversation?.Id) ? "conversation.id"
            : string.IsNullOrEmpty(activity.From?.Id) ? "from.id"
            : string.IsNullOrEmpty(activity.Recipient?.Id) ? "recipient.id"
            : null;
        return name is null ? null : $"The activity has no {name}.";
    }

    private static string? NullItem(Activity activity)
    {
        var found =
            HasNull(activity.Attachments)
            || HasNull(activity.Entities)
            || HasNull(activity.MembersAdded)
            || HasNull(activity.MembersRemoved)
            || HasNull(activity.ReactionsAdded)
            || HasNull(activity.ReactionsRemoved);
        return found ? "A list of the activity holds null." : null;
    }

    private static bool HasNull<T>(IReadOnlyList<T>? list)
        where T : class => list is not null && list.Contains(null!);

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
