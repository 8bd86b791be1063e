namespace ToolkitBot.Turns;

/// <summary>A part of the conversation that answers the verbs and commands it declares.</summary>
internal interface IRoom
{
    /// <summary>Registers what the room answers; called once, at start-up.</summary>
    void Declare(Verbs verbs, TypedCommands commands);
}
