using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>How an outbox row names its destination.</summary>
internal static class OutboxPlace
{
    private const string PersonMark = "person:";

    /// <summary>Returns the place for a person's private chat, whether or not the chat exists yet.</summary>
    public static string Of(string personKey) => PersonMark + personKey;

    /// <summary>Returns the key of the person whose chat it is; null for a channel.</summary>
    public static string? Person(string place) =>
        place.StartsWith(PersonMark, StringComparison.Ordinal) ? place[PersonMark.Length..] : null;
}
