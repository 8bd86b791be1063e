namespace ToolkitBot.Turns;

/// <summary>Handles a typed command.</summary>
/// <param name="rest">The words after the command.</param>
internal delegate Task CommandHandler(Turn turn, Heard rest, CancellationToken cancellationToken);

/// <summary>All typed commands, each with the one method that answers it, and the method for all other words.</summary>
internal sealed class TypedCommands
{
    private readonly Dictionary<string, (CommandHandler Handler, Answered Where)> commands = new(
        StringComparer.Ordinal
    );
    private CommandHandler? otherwise;

    /// <summary>The commands, by their names in the content.</summary>
    public IReadOnlyCollection<string> All => commands.Keys;

    /// <summary>Registers the method that answers a command.</summary>
    /// <exception cref="InvalidOperationException">Another room already answers the command.</exception>
    public void On(string command, CommandHandler handler, Answered where = Answered.Here)
    {
        if (!commands.TryAdd(command, (handler, where)))
        {
            throw new InvalidOperationException($"Two rooms answer the command '{command}'.");
        }
    }

    /// <inheritdoc cref="On(string, CommandHandler, Answered)"/>
    public void On(string command, Action<Turn, Heard> handler, Answered where = Answered.Here) =>
        On(
            command,
            (turn, rest, _) =>
            {
                handler(turn, rest);
                return Task.CompletedTask;
            },
            where
        );

    /// <summary>Registers the method for words that are neither a command nor an answer to a dialog.</summary>
    /// <exception cref="InvalidOperationException">Another room already answers them.</exception>
    public void Otherwise(CommandHandler handler) =>
        otherwise = otherwise is null
            ? handler
            : throw new InvalidOperationException("Two rooms answer words that are no command.");

    /// <summary>Returns where a command is answered; <see cref="Answered.Here"/> for an unknown one.</summary>
    public Answered WhereOf(string command) =>
        commands.TryGetValue(command, out var known) ? known.Where : Answered.Here;

    /// <summary>Runs the command that was typed. Returns false if it is unknown.</summary>
    public async Task<bool> TryAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        if (words.Command is not { } match || !commands.TryGetValue(match.Command, out var known))
        {
            return false;
        }

        await known.Handler(turn, words.Rest, cancellationToken);
        return true;
    }

    /// <summary>Answers words that nothing else has answered.</summary>
    public Task AnswerAsync(Turn turn, Heard words, CancellationToken cancellationToken) =>
        otherwise?.Invoke(turn, words, cancellationToken) ?? Task.CompletedTask;
}
