namespace ToolkitBot.Turns;

/// <summary>A part of the conversation: it answers the verbs and the commands that it declares.</summary>
internal interface IRoom
{
    /// <summary>Says once, at the start, what the room answers to.</summary>
    void Declare(Verbs verbs, TypedCommands commands);
}
