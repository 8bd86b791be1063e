namespace ToolkitBot.Turns;

/// <summary>What a typed command does.</summary>
/// <param name="rest">What was typed behind the command.</param>
internal delegate Task CommandHandler(Turn turn, Heard rest, CancellationToken cancellationToken);

/// <summary>Every command that can be typed, each with the one method that answers it; and who answers all other words.</summary>
internal sealed class TypedCommands
{
    private readonly Dictionary<string, (CommandHandler Handler, Answered Where)> commands = new(
        StringComparer.Ordinal
    );
    private CommandHandler? otherwise;

    /// <summary>The commands, by the names that the content uses.</summary>
    public IReadOnlyCollection<string> All => commands.Keys;

    /// <summary>The command is answered by this method.</summary>
    /// <exception cref="InvalidOperationException">Another room answers the command already.</exception>
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

    /// <summary>Words that are neither a command nor what a dialog asked for are answered by this method.</summary>
    /// <exception cref="InvalidOperationException">Another room answers them already.</exception>
    public void Otherwise(CommandHandler handler) =>
        otherwise = otherwise is null
            ? handler
            : throw new InvalidOperationException("Two rooms answer words that are no command.");

    /// <summary>Where a command is answered; here for one that nobody knows.</summary>
    public Answered WhereOf(string command) =>
        commands.TryGetValue(command, out var known) ? known.Where : Answered.Here;

    /// <summary>Does what was typed. False where nobody knows the command.</summary>
    public async Task<bool> TryAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        if (words.Command is not { } match || !commands.TryGetValue(match.Command, out var known))
        {
            return false;
        }

        await known.Handler(turn, words.Rest, cancellationToken);
        return true;
    }

    /// <summary>Answers words that are nothing else.</summary>
    public Task AnswerAsync(Turn turn, Heard words, CancellationToken cancellationToken) =>
        otherwise?.Invoke(turn, words, cancellationToken) ?? Task.CompletedTask;
}
