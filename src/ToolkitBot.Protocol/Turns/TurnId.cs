using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// What makes an activity the same activity when it is delivered again: channel, conversation and activity id
/// (protocol notes, section 4.3).
/// </summary>
public readonly record struct TurnId(string Value)
{
    public static TurnId Of(Activity activity) =>
        new($"{activity.ChannelId}|{activity.Conversation?.Id}|{activity.Id}");

    public override string ToString() => Value;
}

/// <summary>
/// Under which key the state of a conversation is kept: the conversation, and within shared conversations
/// the person, so that two people in one channel never walk through each other's steps.
/// </summary>
public readonly record struct StateKey(string Value)
{
    public override string ToString() => Value;
}
