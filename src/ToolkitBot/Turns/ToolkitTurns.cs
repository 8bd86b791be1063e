using ToolkitBot.Features.Welcome;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// Picks who answers a turn: a card's verb, else what was typed (a concern before anything else, a command, the open
/// dialog, a question), else the event. Verbs and intents decide, never translated text or positions.
/// </summary>
internal sealed class ToolkitTurns(
    LanguagePacks languages,
    CardRoom cards,
    TypedWords typed,
    WelcomeRoom welcome,
    PrivateRoom privately,
    InvokeRoom invokes,
    IEnumerable<IRoom> rooms,
    TimeProvider clock
) : ITurnHandler<ToolkitOpening>
{
    private readonly Dictionary<string, IRoom> families = rooms.ToDictionary(
        room => room.Family,
        StringComparer.Ordinal
    );

    public StateKey KeyOf(Activity activity) => StateKeys.Of(activity);

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

        if (PrivateRoom.Concerns(turn))
        {
            await privately.AnswerAsync(turn, SpeakAsync, cancellationToken);
            return turn.ToResult();
        }

        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await SpeakAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Invoke when activity.Name == InvokeNames.AdaptiveCardAction:
                await ExecuteAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Invoke when turn.Press is { } press && IsPress(activity, press):
                // An older card's button, or a suggested one: no answer is shown, so what follows comes as messages.
                await PressAsync(turn, press, cancellationToken);
                turn.Answer(200, null);
                break;
            case ActivityTypes.Invoke:
                await invokes.AnswerAsync(turn, PressAsync, cancellationToken);
                break;
            case ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate:
                await welcome.NoticeAsync(turn, cancellationToken);
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

    public InvokeAnswer Excuse(Activity activity, bool stillAtWork)
    {
        var words = languages.For(activity.Locale).Content.Phrases;
        var text = words[stillAtWork ? "unexpected.takes-long" : "unexpected.busy"];
        return activity.Name switch
        {
            InvokeNames.AdaptiveCardAction => stillAtWork
                ? CardActionAnswers.Message(text)
                : CardActionAnswers.Error(500, "InternalError", text),
            InvokeNames.TaskFetch or InvokeNames.TaskSubmit => TaskDialog.Message(text),
            _ => new InvokeAnswer(503, null),
        };
    }

    private Turn Open(Activity activity, ToolkitOpening opening) =>
        new(
            activity,
            opening,
            languages.For(opening.Person?.Language ?? activity.Locale ?? opening.Person?.Locale),
            cards
        );

    /// <summary>What somebody said or pressed in a message.</summary>
    private Task SpeakAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Press is { } press
            ? PressAsync(turn, press, cancellationToken)
            : typed.AnswerAsync(turn, cancellationToken);

    private bool IsPress(Activity activity, CardInput press) =>
        string.IsNullOrEmpty(activity.Name) && families.ContainsKey(press.Family());

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
        if (families.TryGetValue(press.Family(), out var room))
        {
            await room.PressAsync(turn, press, cancellationToken);
        }

        if (turn.IsSilent && !turn.IsRefresh)
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.unknown-button"));
        }
    }
}
