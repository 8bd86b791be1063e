using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams.World;

/// <summary>One message as the local Teams keeps it; every change makes a new record.</summary>
public sealed record LocalMessage
{
    /// <summary>Milliseconds since 1970 as decimal text, unique and increasing.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the conversation without a thread.</summary>
    public required string ConversationId { get; init; }

    /// <summary>In a channel the id of the post that began the thread, else null.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Key of the person who wrote it; null for the bot.</summary>
    public string? Person { get; init; }

    /// <summary>What was sent: the bot's activity, or the text a person typed.</summary>
    public required Activity Activity { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public bool Deleted { get; init; }

    /// <summary>Cards that an invoke's answer put in place of the sent one, for one person each.</summary>
    public ImmutableDictionary<CardPlace, JsonNode> Views { get; init; } =
        ImmutableDictionary<CardPlace, JsonNode>.Empty;

    public string? Text => Activity.Text;

    /// <summary>What this person sees under the text.</summary>
    public IReadOnlyList<Attachment> AttachmentsFor(string person)
    {
        var sent = Activity.Attachments ?? [];
        return
        [
            .. sent.Select(
                (attachment, at) =>
                    Views.TryGetValue(new CardPlace(person, at), out var view)
                        ? Attachment.Of(view.DeepClone())
                        : attachment
            ),
        ];
    }

    /// <summary>The Adaptive Card at this place as this person sees it; null when there is none.</summary>
    public JsonNode? CardFor(string person, int at = 0) =>
        AttachmentsFor(person).ElementAtOrDefault(at) is { ContentType: Attachment.AdaptiveCard } card
            ? card.Content
            : null;
}

/// <summary>Whose view of which attachment of a message.</summary>
public readonly record struct CardPlace(string Person, int Attachment);
