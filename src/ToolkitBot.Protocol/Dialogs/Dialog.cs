using System.Text.Json;

namespace ToolkitBot.Protocol.Dialogs;

/// <summary>
/// A guided conversation of named steps over a typed state. A step goes from state and input to a
/// <see cref="DialogMove{TState}"/>; what it shows and wants done it tells the turn, which the commit makes true or
/// a conflict throws away. Because steps have names and not numbers, adding
/// or moving one never breaks a conversation in flight: a stored name that is gone leads to <see cref="FirstStep"/>.
/// </summary>
/// <typeparam name="TState">What the dialog remembers; a record that can be written as JSON.</typeparam>
/// <typeparam name="TTurn">What the trunk gives a step to work with: content, cards, the person.</typeparam>
public abstract class Dialog<TState, TTurn>
    where TState : class
{
    private readonly Dictionary<string, DialogStep<TState, TTurn>> steps = new(StringComparer.Ordinal);

    /// <summary>Name under which the state is kept.</summary>
    public abstract string Name { get; }

    /// <summary>Where the dialog begins, and where it falls back to.</summary>
    public abstract string FirstStep { get; }

    /// <summary>Adds a step; called from the constructor, in the order a reader should meet them.</summary>
    protected void Step(string name, DialogStep<TState, TTurn> run) => steps.Add(name, run);

    /// <summary>Whether a step of that name exists.</summary>
    public bool Has(string step) => steps.ContainsKey(step);

    /// <summary>Runs one step.</summary>
    public DialogMove<TState> Run(TTurn turn, string step, TState state, DialogInput input) =>
        steps.TryGetValue(step, out var run)
            ? run(turn, state, input)
            : steps[FirstStep](turn, state, DialogInput.None);
}

/// <summary>One named step.</summary>
public delegate DialogMove<TState> DialogStep<TState, TTurn>(TTurn turn, TState state, DialogInput input)
    where TState : class;

/// <summary>What a person did: pressed a button (verb and data) or typed words.</summary>
public sealed record DialogInput(string? Verb, JsonElement Data, string? Text)
{
    /// <summary>No input: the step shows itself.</summary>
    public static DialogInput None { get; } = new(null, default, null);

    /// <summary>Words that were typed.</summary>
    public static DialogInput Typed(string text) => new(null, default, text);

    /// <summary>A button that was pressed.</summary>
    public static DialogInput Pressed(string verb, JsonElement data) => new(verb, data, null);
}

/// <summary>What a step decided.</summary>
/// <param name="Step">Where the dialog stands now; null when it has ended.</param>
/// <param name="State">What it remembers.</param>
public sealed record DialogMove<TState>(string? Step, TState State)
    where TState : class;
