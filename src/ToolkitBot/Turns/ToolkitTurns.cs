using System.Text.Json;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// Routes a turn to what answers it: a card's verb, else typed words, else another invoke or an event. Routing uses
/// verbs and intents, never translated text or positions.
/// </summary>
internal sealed class ToolkitTurns : ITurnHandler<ToolkitOpening>
{
    private readonly LanguageShelf languages;
    private readonly Conversation conversation;
    private readonly PrivateMatters privately;
    private readonly InNeed inNeed;
    private readonly Verbs verbs;
    private readonly PackageSeen packages;
    private readonly TimeProvider clock;

    /// <exception cref="InvalidOperationException">Two rooms answer the same verb or command.</exception>
    public ToolkitTurns(
        LanguageShelf languages,
        Conversation conversation,
        PrivateMatters privately,
        InNeed inNeed,
        Verbs verbs,
        TypedCommands commands,
        PackageSeen packages,
        IEnumerable<IRoom> rooms,
        TimeProvider clock
    )
    {
        (this.languages, this.conversation) = (languages, conversation);
        (this.privately, this.inNeed, this.verbs, this.clock) = (privately, inNeed, verbs, clock);
        this.packages = packages;
        foreach (var room in rooms)
        {
            room.Declare(verbs, commands);
        }
    }

    public StateKey KeyOf(Activity activity) => StateKeys.Of(activity);

    public async Task<TurnResult> HandleAsync(
        Activity activity,
        ToolkitOpening opening,
        CancellationToken cancellationToken
    )
    {
        if (ActivityOrigin.IsFromBot(activity) && activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            // Two bots that answer each other never stop.
            return new();
        }

        var turn = Begin(activity, opening);
        if (!turn.Said.IsRefresh && SeenEffect.Of(turn.Said, activity, clock) is { } seen)
        {
            // Nobody pressed anything to refresh a card: somebody who was forgotten stays forgotten.
            turn.Also(seen);
        }

        if (packages.Of(activity) is { } package)
        {
            turn.Also(package);
        }

        if (privately.Concerns(turn.Said, activity))
        {
            await privately.AnswerAsync(turn, activity, AnswerAsync, cancellationToken);
        }
        else
        {
            await AnswerAsync(turn, activity, cancellationToken);
        }

        return TurnAnswers.Of(turn, activity);
    }

    public TurnResult Apologise(Activity activity, ToolkitOpening opening)
    {
        var turn = Begin(activity, opening);
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

        return TurnAnswers.Of(turn, activity);
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

    private Turn Begin(Activity activity, ToolkitOpening opening)
    {
        var language = languages.For(opening.Person?.Language ?? activity.Locale ?? opening.Person?.Locale);
        return new(new Said(activity, opening, language));
    }

    private async Task AnswerAsync(Turn turn, Activity activity, CancellationToken cancellationToken)
    {
        var answering = activity.Type switch
        {
            ActivityTypes.Message => AnswerAsync(turn, cancellationToken),
            ActivityTypes.Invoke => InvokeAsync(turn, activity, cancellationToken),
            _ when turn.Said.Event is not null => verbs.TellAsync(turn, cancellationToken),
            _ => Task.CompletedTask,
        };
        await answering;
        CardButtons.Remember(turn);
    }

    /// <summary>Answers a message: a press or typed words.</summary>
    private Task AnswerAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Said.Press is { } press
            ? PressAsync(turn, press, cancellationToken)
            : conversation.HearAsync(turn, cancellationToken);

    private async Task InvokeAsync(Turn turn, Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Name == InvokeNames.AdaptiveCardAction)
        {
            await ExecuteAsync(turn, activity, cancellationToken);
        }
        else if (turn.Said is { IsDialog: true, Press: { Verb.Length: > 0 } pressed })
        {
            await PressAsync(turn, pressed, cancellationToken);
        }
        else if (string.IsNullOrEmpty(activity.Name) && turn.Said.Press is { } press && verbs.Has(press.Verb))
        {
            // An older card's button, or a suggested action: its answer is not shown, so the reply comes as messages.
            await PressAsync(turn, press, cancellationToken);
            turn.Answer(200, null);
        }
        else if (!verbs.HasInvoke(activity.Name))
        {
            Unknown(turn);
        }
        else if (activity.Value is not { ValueKind: JsonValueKind.Object })
        {
            turn.Answer(400, null);
        }
        else
        {
            await verbs.InvokeAsync(turn, activity.Name!, cancellationToken);
        }
    }

    /// <summary>Answers an unknown invoke with 501, as the protocol asks; in a dialog, with a sentence.</summary>
    private static void Unknown(Turn turn)
    {
        if (turn.Said.IsDialog)
        {
            turn.Shown.Answer = TaskDialog.Message(turn.Words["unexpected.unknown-button"]);
        }
        else
        {
            turn.Answer(501, null);
        }
    }

    private async Task ExecuteAsync(Turn turn, Activity activity, CancellationToken cancellationToken)
    {
        if (turn.Said.Press is { } press)
        {
            await PressAsync(turn, press, cancellationToken);
            return;
        }

        var fault = CardInput.Read(activity).Fault;
        turn.Shown.Answer = CardActionAnswers.Error(400, fault.ToString(), turn.Words["unexpected.unknown-button"]);
    }

    private async Task PressAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (InNeed.In(press) is { } topic)
        {
            inNeed.Help(turn, topic);
            if (verbs.WrittenWith(press.Verb) == Written.ByThemselves)
            {
                return;
            }
        }

        await verbs.TryPressAsync(turn, press, cancellationToken);
        if (turn.Shown.IsNothing && !press.IsRefresh)
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.unknown-button"));
        }

        conversation.AfterPress(turn);
    }
}
