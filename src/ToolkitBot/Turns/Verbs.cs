namespace ToolkitBot.Turns;

/// <summary>Handles a press.</summary>
internal delegate Task PressHandler(Turn turn, Press press, CancellationToken cancellationToken);

/// <summary>Handles an event, or an invoke that is not a press.</summary>
internal delegate Task TurnHandler(Turn turn, CancellationToken cancellationToken);

/// <summary>Where a button or a command used in a shared conversation is answered.</summary>
internal enum Answered
{
    /// <summary>Where it was pressed or typed.</summary>
    Here,

    /// <summary>
    /// In the person's own view of the card, or in their private chat if the client has no such views.
    /// </summary>
    InOwnView,

    /// <summary>In the person's private chat.</summary>
    InPrivate,
}

/// <summary>Whose words the fields beside a button are.</summary>
internal enum Written
{
    /// <summary>The person's own: need in them is theirs, and is answered before anything else.</summary>
    ByThemselves,

    /// <summary>
    /// An owner's, about others or for others to read: such words may well be about need. The button does what it says,
    /// and who can help is shown with it.
    /// </summary>
    ForOthers,
}

/// <summary>
/// All verbs of cards, each with the one method that answers it, and the methods for other invokes and events.
/// </summary>
internal sealed class Verbs
{
    private readonly Dictionary<string, (PressHandler Handler, Answered Where, Written Written)> presses = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, TurnHandler> invokes = new(StringComparer.Ordinal);
    private readonly List<TurnHandler> events = [];

    /// <summary>The verbs, as written on the cards.</summary>
    public IReadOnlyCollection<string> All => presses.Keys;

    /// <summary>Registers the method that answers a verb.</summary>
    /// <exception cref="InvalidOperationException">Another room already answers the verb.</exception>
    public void On(
        string verb,
        PressHandler handler,
        Answered where = Answered.Here,
        Written written = Written.ByThemselves
    )
    {
        if (!presses.TryAdd(verb, (handler, where, written)))
        {
            throw new InvalidOperationException($"Two rooms answer the verb '{verb}'.");
        }
    }

    /// <inheritdoc cref="On(string, PressHandler, Answered, Written)"/>
    public void On(string verb, Action<Turn, Press> handler, Answered where = Answered.Here) =>
        On(
            verb,
            (turn, press, _) =>
            {
                handler(turn, press);
                return Task.CompletedTask;
            },
            where
        );

    /// <summary>Registers the method that answers an invoke that is not a press.</summary>
    /// <exception cref="InvalidOperationException">Another room already answers it.</exception>
    public void OnInvoke(string name, TurnHandler handler)
    {
        if (!invokes.TryAdd(name, handler))
        {
            throw new InvalidOperationException($"Two rooms answer the invoke '{name}'.");
        }
    }

    /// <summary>Registers a method for events: installs, and members, channels and teams that come and go.</summary>
    public void OnEvent(TurnHandler handler) => events.Add(handler);

    public bool Has(string verb) => presses.ContainsKey(verb);

    /// <summary>Returns where a press is answered; <see cref="Answered.Here"/> for an unknown verb.</summary>
    public Answered WhereOf(string verb) => presses.TryGetValue(verb, out var known) ? known.Where : Answered.Here;

    /// <summary>Returns whose words come with a press.</summary>
    public Written WrittenWith(string verb) => presses.TryGetValue(verb, out var known) ? known.Written : default;

    /// <summary>Runs the method for a press. Returns false if the verb is unknown.</summary>
    public async Task<bool> TryPressAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (!presses.TryGetValue(press.Verb, out var known))
        {
            return false;
        }

        await known.Handler(turn, press, cancellationToken);
        return true;
    }

    public bool HasInvoke(string? name) => name is not null && invokes.ContainsKey(name);

    /// <summary>Answers an invoke that is not a press.</summary>
    public Task InvokeAsync(Turn turn, string name, CancellationToken cancellationToken) =>
        invokes[name](turn, cancellationToken);

    /// <summary>Passes an event to every method registered for events.</summary>
    public async Task TellAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var handler in events)
        {
            await handler(turn, cancellationToken);
        }
    }
}
