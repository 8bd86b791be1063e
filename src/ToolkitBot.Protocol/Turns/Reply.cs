using System.Text.Json.Serialization;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>Something that is said after the commit, mostly in the turn's own conversation.</summary>
public sealed record Reply
{
    private readonly Activity activity = null!;
    private byte[]? wire;

    /// <summary>The message as it will stand in the conversation.</summary>
    public required Activity Activity
    {
        get => activity;
        init => (activity, wire) = (value, null);
    }

    /// <summary>The message as UTF-8 JSON; written once, for the store and for the Connector.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Wire => wire ??= ActivityJson.Write(activity);

    /// <summary>Id of the message that this one replaces; null for a new message.</summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// Whether the person who pressed sees it already, in the answer to the press: it may be sent after what others wait
    /// for, and not at all if the same message has changed again by then. Not stored: what is left over is sent.
    /// </summary>
    public bool IsShown { get; init; }

    /// <summary>Where it goes instead of the turn's own conversation: what is private is answered in the private chat.</summary>
    public ConversationReference? To { get; init; }
}

/// <summary>The HTTP answer to an invoke, kept with its turn so that a repeated delivery gets the same one.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Body">JSON text, or null for an empty body.</param>
public sealed record InvokeAnswer(int Status, string? Body);

/// <summary>A change that is committed together with the turn; what it can be is the trunk's matter.</summary>
public interface ITurnEffect;
