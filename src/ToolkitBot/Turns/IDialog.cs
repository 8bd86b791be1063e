namespace ToolkitBot.Turns;

/// <summary>A guided conversation, as <see cref="Conversation"/> sees it.</summary>
internal interface IDialog : IRoom
{
    /// <summary>The name by which the dialog is opened and its state stored.</summary>
    string Name { get; }

    /// <summary>Whether the dialog can be resumed.</summary>
    bool IsUnderWay(Turn turn);

    /// <summary>
    /// Takes words that answer what the dialog asks, and moves on. Returns false for other words, having shown and
    /// changed nothing.
    /// </summary>
    Task<bool> TryTakeAsync(Turn turn, Heard words, CancellationToken cancellationToken);

    /// <summary>Shows the current step.</summary>
    Task ShowAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>Returns a reminder such as "Step 4 of 5 is waiting."; null for a dialog that sends none.</summary>
    string? Waits(Turn turn);

    /// <summary>Whether nothing is written yet: such a dialog ends once the person does something else.</summary>
    bool IsEmpty(Turn turn);

    /// <summary>Stops the dialog, and says so.</summary>
    void Stop(Turn turn);
}
