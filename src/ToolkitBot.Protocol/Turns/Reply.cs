using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>Something that goes back into the turn's own conversation after the commit.</summary>
public sealed record Reply
{
    /// <summary>The message as it will stand in the conversation.</summary>
    public required Activity Activity { get; init; }

    /// <summary>Id of the message that this one replaces; null for a new message.</summary>
    public string? Replaces { get; init; }
}

/// <summary>The HTTP answer to an invoke, kept with its turn so that a repeated delivery gets the same one.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Body">JSON text, or null for an empty body.</param>
public sealed record InvokeAnswer(int Status, string? Body);

/// <summary>A change that is committed together with the turn; what it can be is the trunk's matter.</summary>
public interface ITurnEffect;
