using System.Globalization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// Conversation ids of channels. A thread is addressed as the channel's id, <c>;messageid=</c> and the id of its root
/// message; the bare channel id starts a new thread.
/// </summary>
public static class ThreadId
{
    private const string Mark = ";messageid=";

    /// <summary>The conversation without its thread: what stands before the first semicolon.</summary>
    public static string Base(string conversationId)
    {
        var end = conversationId.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? conversationId : conversationId[..end];
    }

    /// <summary>The id of the thread's root message, or null where the id names a whole conversation.</summary>
    public static string? RootMessage(string conversationId)
    {
        var end = conversationId.IndexOf(';', StringComparison.Ordinal);
        if (end < 0 || string.CompareOrdinal(conversationId, end, Mark, 0, Mark.Length) != 0)
        {
            return null;
        }

        var message = conversationId[(end + Mark.Length)..];
        return IsMessageId(message) ? message : null;
    }

    /// <summary>The id of the thread below a root message.</summary>
    /// <param name="conversationId">The channel, or any thread in it.</param>
    /// <param name="messageId">Id of the root message: digits, not zero.</param>
    /// <exception cref="ArgumentException">The message id is no number, so it could smuggle in a second part.</exception>
    public static string Of(string conversationId, string messageId) =>
        IsMessageId(messageId)
            ? Base(conversationId) + Mark + messageId
            : throw new ArgumentException(
                "A message id is a whole number above zero, written in digits.",
                nameof(messageId)
            );

    private static bool IsMessageId(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0;
}
