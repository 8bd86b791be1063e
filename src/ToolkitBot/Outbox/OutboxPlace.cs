namespace ToolkitBot.Outbox;

/// <summary>How an outbox row names the place it goes to.</summary>
internal static class OutboxPlace
{
    private const string PersonMark = "person:";

    /// <summary>A person's private chat, whether or not there is one yet.</summary>
    public static string Of(string personKey) => PersonMark + personKey;

    /// <summary>The person whose chat it is; null for a channel.</summary>
    public static string? Person(string place) =>
        place.StartsWith(PersonMark, StringComparison.Ordinal) ? place[PersonMark.Length..] : null;
}
