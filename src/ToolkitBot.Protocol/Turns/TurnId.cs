using System.Security.Cryptography;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// What makes an activity the same activity when it is delivered again: channel, conversation, type and activity id
/// (protocol notes, section 4.3). The type, because an edit carries the id of the message that it is about.
/// </summary>
public sealed record TurnId(string Value)
{
    /// <summary>
    /// The id of an activity's turn. An activity that names no id is known by all that it says: delivered again it says
    /// the same, and two events without an id must not pass for one. The id comes first: Teams numbers messages by the
    /// clock, so new turns are neighbours in a store's index instead of being strewn over all of it.
    /// </summary>
    public static TurnId Of(Activity activity) =>
        new(
            $"{(string.IsNullOrEmpty(activity.Id) ? Print(activity) : activity.Id)}|{activity.Type}|{activity.ChannelId}|{activity.Conversation?.Id}"
        );

    private static string Print(Activity activity) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(ActivityJson.Write(activity)));

    public override string ToString() => Value;
}

/// <summary>
/// Under which key the state of a conversation is kept: the conversation, and within shared conversations
/// the person, so that two people in one channel never walk through each other's steps.
/// </summary>
public sealed record StateKey(string Value)
{
    public override string ToString() => Value;
}
