using System.Text.Json.Serialization.Metadata;

namespace ToolkitBot.Turns;

/// <summary>What a dialog remembers between turns.</summary>
internal abstract record DialogState
{
    /// <summary>Name of the current step.</summary>
    public required string Step { get; init; }
}

/// <summary>Shows one step.</summary>
internal delegate Task ShowStep<in TState>(Turn turn, TState state, CancellationToken cancellationToken);

/// <summary>Takes typed words at one step; returns false if they do not answer it.</summary>
internal delegate Task<bool> TakeWords<in TState>(
    Turn turn,
    TState state,
    Heard words,
    CancellationToken cancellationToken
);

/// <summary>
/// A guided conversation of named steps over a typed state. Because steps have names rather than numbers, adding or
/// moving one never breaks a conversation in progress: an unknown stored name leads to <see cref="First"/>.
/// </summary>
/// <typeparam name="TState">The dialog's state; a record that can be serialised as JSON.</typeparam>
internal abstract class Dialog<TState>(string name, JsonTypeInfo<TState> json) : IDialog
    where TState : DialogState
{
    private readonly Dictionary<string, (ShowStep<TState> Show, TakeWords<TState> Take)> steps = new(
        StringComparer.Ordinal
    );

    public string Name => name;

    /// <summary>Returns the state that a dialog begins with.</summary>
    protected abstract TState First(Turn turn);

    public abstract void Declare(Verbs verbs, TypedCommands commands);

    public abstract string? Waits(Turn turn);

    public abstract void Stop(Turn turn);

    public virtual bool IsUnderWay(Turn turn) => turn.State.Dialog == name;

    public virtual bool IsEmpty(Turn turn) => false;

    public Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var state = Known(turn);
        turn.Moved.Add(name);
        return steps[state.Step].Show(turn, state, cancellationToken);
    }

    public Task<bool> TryTakeAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        var state = Known(turn);
        return steps[state.Step].Take(turn, state, words, cancellationToken);
    }

    /// <summary>
    /// Adds a step. Call it from the constructor, in the order in which a reader should meet the steps.
    /// </summary>
    protected void Step(string step, ShowStep<TState> show, TakeWords<TState> take) => steps.Add(step, (show, take));

    /// <summary>Adds a step whose two methods are synchronous.</summary>
    protected void Step(string step, Action<Turn, TState> show, Func<Turn, TState, Heard, bool> take) =>
        Step(
            step,
            (turn, state, _) =>
            {
                show(turn, state);
                return Task.CompletedTask;
            },
            (turn, state, words, _) => Task.FromResult(take(turn, state, words))
        );

    protected bool Has(string? step) => step is not null && steps.ContainsKey(step);

    /// <summary>Returns the stored state; null if there is none or this version cannot read it.</summary>
    protected TState? StateOf(Turn turn) => turn.State.Get(name, json);

    /// <summary>Stores the state and opens the dialog: from now on, typed words go to it.</summary>
    protected void Open(Turn turn, TState state)
    {
        turn.Moved.Add(name);
        turn.State = turn.State.With(name, state, json).Opened(name);
    }

    /// <summary>Closes the dialog; a given state is kept for later.</summary>
    protected void Close(Turn turn, TState? state = null)
    {
        turn.Moved.Add(name);
        turn.State = turn.State.With(name, state, json).Closed(name);
    }

    private TState Known(Turn turn) =>
        StateOf(turn) is { } state && steps.ContainsKey(state.Step) ? state : First(turn);
}
