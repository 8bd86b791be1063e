namespace ToolkitBot.Turns;

/// <summary>What a button does.</summary>
internal delegate Task PressHandler(Turn turn, Press press, CancellationToken cancellationToken);

/// <summary>What answers an invoke or an event that is no press.</summary>
internal delegate Task TurnHandler(Turn turn, CancellationToken cancellationToken);

/// <summary>Where a button or a command of a shared conversation is answered.</summary>
internal enum Answered
{
    /// <summary>Where it was pressed or typed.</summary>
    Here,

    /// <summary>In the person's own view of the card; in their private chat where the client can show no such view.</summary>
    InOwnView,

    /// <summary>In the person's private chat.</summary>
    InPrivate,
}

/// <summary>Every verb of every card, each with the one method that answers it; invokes of other kinds beside them.</summary>
internal sealed class Verbs
{
    private readonly Dictionary<string, (PressHandler Handler, Answered Where)> presses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TurnHandler> invokes = new(StringComparer.Ordinal);
    private readonly List<TurnHandler> events = [];

    /// <summary>The verbs, as they stand on cards.</summary>
    public IReadOnlyCollection<string> All => presses.Keys;

    /// <summary>A button with this verb is answered by this method.</summary>
    /// <exception cref="InvalidOperationException">Another room answers the verb already.</exception>
    public void On(string verb, PressHandler handler, Answered where = Answered.Here)
    {
        if (!presses.TryAdd(verb, (handler, where)))
        {
            throw new InvalidOperationException($"Two rooms answer the verb '{verb}'.");
        }
    }

    /// <inheritdoc cref="On(string, PressHandler, Answered)"/>
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

    /// <summary>An invoke of this name that is no press is answered by this method.</summary>
    /// <exception cref="InvalidOperationException">Another room answers it already.</exception>
    public void OnInvoke(string name, TurnHandler handler)
    {
        if (!invokes.TryAdd(name, handler))
        {
            throw new InvalidOperationException($"Two rooms answer the invoke '{name}'.");
        }
    }

    /// <summary>Installs, members, channels and teams that come and go are told to this method.</summary>
    public void OnEvent(TurnHandler handler) => events.Add(handler);

    public bool Has(string verb) => presses.ContainsKey(verb);

    /// <summary>Where a press is answered; here for a verb that nobody knows.</summary>
    public Answered WhereOf(string verb) => presses.TryGetValue(verb, out var known) ? known.Where : Answered.Here;

    /// <summary>Does what the button asks for. False where nobody knows the verb.</summary>
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

    /// <summary>Answers an invoke that is no press.</summary>
    public Task InvokeAsync(Turn turn, string name, CancellationToken cancellationToken) =>
        invokes[name](turn, cancellationToken);

    /// <summary>Tells everybody who wants to know of an event.</summary>
    public async Task TellAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var handler in events)
        {
            await handler(turn, cancellationToken);
        }
    }
}
