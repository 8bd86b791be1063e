namespace ToolkitBot.Turns;

/// <summary>A guided conversation, as <see cref="Conversation"/> sees it.</summary>
internal interface IDialog : IRoom
{
    /// <summary>Name under which it is open and its state is kept.</summary>
    string Name { get; }

    /// <summary>Whether there is something to go on with.</summary>
    bool IsUnderWay(Turn turn);

    /// <summary>
    /// Takes words that answer what the dialog asks, and goes on. False where they are something else: then nothing was
    /// shown or changed.
    /// </summary>
    Task<bool> TryTakeAsync(Turn turn, Heard words, CancellationToken cancellationToken);

    /// <summary>Shows where the dialog stands.</summary>
    Task ShowAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>One sentence that says what waits: "Step 4 of 5 is waiting." Null for a dialog that reminds nobody.</summary>
    string? Waits(Turn turn);

    /// <summary>Leaves the dialog, and says so.</summary>
    void Stop(Turn turn);
}
