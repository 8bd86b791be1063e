using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Conversation;

/// <summary>
/// Picks who answers a turn: a card's verb, else what was typed (a concern before anything else, a command, the open
/// dialog, a question), else the event. Verbs and intents decide, never translated text or positions.
/// </summary>
internal sealed class ToolkitTurns(
    LanguagePacks languages,
    CardRoom cards,
    TypedWords typed,
    WelcomeRoom welcome,
    InvokeRoom invokes,
    IEnumerable<IRoom> rooms,
    TimeProvider clock
) : ITurnHandler<ToolkitOpening>
{
    private readonly Dictionary<string, IRoom> families = rooms.ToDictionary(
        room => room.Family,
        StringComparer.Ordinal
    );

    public StateKey KeyOf(Activity activity) => Key(activity);

    /// <summary>Whose conversation a turn belongs to: the chat, in shared places together with the person.</summary>
    public static StateKey Key(Activity activity)
    {
        var conversation = $"{Tenants.Of(activity)}|{ThreadId.Base(activity.Conversation!.Id!)}";
        return Scopes.Of(activity) == Scope.Personal
            ? new(conversation)
            : new($"{conversation}|{activity.From?.AadObjectId ?? activity.From?.Id}");
    }

    public async Task<TurnResult> HandleAsync(
        Activity activity,
        ToolkitOpening opening,
        CancellationToken cancellationToken
    )
    {
        var turn = Open(activity, opening);
        if (turn.Press is not { IsRefresh: true })
        {
            // A client that refreshes a card by itself is nobody who speaks: somebody who was forgotten stays so.
            turn.Also(new SeenEffect(turn, clock));
        }

        switch (activity.Type)
        {
            case ActivityTypes.Message when turn.Press is { } press:
                await PressAsync(turn, press, cancellationToken);
                break;
            case ActivityTypes.Message:
                await typed.AnswerAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Invoke when activity.Name == InvokeNames.AdaptiveCardAction:
                await ExecuteAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Invoke:
                await invokes.AnswerAsync(turn, cancellationToken);
                break;
            case ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate:
                welcome.Notice(turn);
                break;
        }

        return turn.ToResult();
    }

    public TurnResult Apologise(Activity activity, ToolkitOpening opening)
    {
        var turn = Open(activity, opening);
        if (activity.Type == ActivityTypes.Invoke)
        {
            var sorry = turn.Words["unexpected.went-wrong"];
            return new()
            {
                Answer =
                    activity.Name == InvokeNames.AdaptiveCardAction
                        ? CardActionAnswers.Error(500, "InternalError", sorry)
                        : new InvokeAnswer(500, null),
            };
        }

        if (activity.Type == ActivityTypes.Message)
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.went-wrong"));
        }

        return turn.ToResult();
    }

    private Turn Open(Activity activity, ToolkitOpening opening) =>
        new(
            activity,
            opening,
            languages.For(opening.Person?.Language ?? activity.Locale ?? opening.Person?.Locale),
            cards
        );

    private async Task ExecuteAsync(Turn turn, CancellationToken cancellationToken)
    {
        var reading = CardInput.Read(turn.Activity);
        if (reading.Input is not { } press)
        {
            var answer = CardActionAnswers.Error(
                400,
                reading.Fault.ToString(),
                turn.Words["unexpected.unknown-button"]
            );
            turn.Answer(answer);
            return;
        }

        await PressAsync(turn, press, cancellationToken);
    }

    private async Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var dot = press.Verb.IndexOf('.', StringComparison.Ordinal);
        var family = dot < 0 ? press.Verb : press.Verb[..dot];
        if (families.TryGetValue(family, out var room))
        {
            await room.PressAsync(turn, press, cancellationToken);
        }

        if (turn.IsSilent)
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.unknown-button"));
        }
    }
}
