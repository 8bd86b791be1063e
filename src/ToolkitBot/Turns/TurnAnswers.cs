using ToolkitBot.Cards;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Turns;

/// <summary>Turns the outcome of a turn into what goes over the wire.</summary>
internal static class TurnAnswers
{
    public static TurnResult Of(Turn turn, Activity activity)
    {
        if (turn.Said.IsRefresh)
        {
            return new() { Answer = RefreshAnswer(turn) };
        }

        var isInvoke = activity.Type == ActivityTypes.Invoke;
        return new()
        {
            State = turn.NewState,
            Replies = [.. Replies(turn, isInvoke)],
            Answer = isInvoke ? turn.Shown.Answer ?? InvokeAnswerOf(turn) : null,
            Effects =
                turn.Shown.Replacement is not null && turn.PrivateCard is { } card
                    ? [new CardReplacedEffect(card), .. turn.Effects]
                    : turn.Effects,
        };
    }

    private static IEnumerable<Reply> Replies(Turn turn, bool isInvoke)
    {
        var shown = turn.Shown;
        foreach (var reply in shown.Others)
        {
            yield return reply;
        }

        if (turn.Said.IsDialog)
        {
            yield break;
        }

        if (shown.Replacement is { } card)
        {
            if (turn.Said.Press?.CardMessageId is { } message && (turn.IsPersonal || shown.IsForEverybody))
            {
                // Also replace the base card: the answer to an invoke reaches only the client that pressed.
                yield return new Reply
                {
                    Activity = Turn.Message(card),
                    Replaces = message,
                    IsShown = isInvoke,
                };
            }
            else if (!isInvoke)
            {
                yield return new Reply { Activity = Turn.Message(card) };
            }
        }

        foreach (var below in shown.Cards)
        {
            yield return new Reply { Activity = Turn.Message(below) };
        }

        if (shown.Help is { } help && !(isInvoke && IsOwnView(turn)))
        {
            yield return new Reply { Activity = Turn.Message(help) };
        }

        if (shown.Toast is { } toast && !isInvoke)
        {
            var notice = new NoticeCard(null, toast, Notices.WayOn(turn));
            yield return new Reply { Activity = Turn.Message(turn.Render("notice", notice)) };
        }
    }

    private static InvokeAnswer InvokeAnswerOf(Turn turn) =>
        turn.Said.IsDialog ? DialogAnswer(turn)
        : turn.Shown.Replacement is { } card ? CardActionAnswers.Card(IsOwnView(turn) ? WithHelp(turn, card) : card)
        : CardActionAnswers.Message(turn.Shown.Toast ?? turn.Words["bot.below"]);

    /// <summary>Whether the answer to an invoke is a view that nobody else in the conversation sees.</summary>
    private static bool IsOwnView(Turn turn) =>
        turn is { IsPersonal: false, Shown: { Replacement: not null, IsForEverybody: false } };

    private static RenderedCard WithHelp(Turn turn, RenderedCard card) =>
        turn.Shown.Help is { } help ? card.With(help) : card;

    /// <summary>Returns what the dialog does next: show a card, close with a sentence, or close silently.</summary>
    private static InvokeAnswer DialogAnswer(Turn turn)
    {
        var sentence = turn.Shown.Notice?.Text ?? turn.Shown.Toast;
        return turn.Shown.Last switch
        {
            { } card when turn.Shown.Help is not null => TaskDialog.Card(turn.Words, WithHelp(turn, card)),
            null when turn.Shown.Help is { } help => TaskDialog.Card(turn.Words, help),
            { } card when turn.Shown.Notice is null => TaskDialog.Card(turn.Words, card),
            _ when sentence is not null => TaskDialog.Message(sentence),
            _ => new InvokeAnswer(200, null),
        };
    }

    /// <summary>
    /// Returns this person's view, or an error: on a refresh, the client hides the error and keeps the card as it is.
    /// </summary>
    private static InvokeAnswer RefreshAnswer(Turn turn) =>
        turn.Shown.Replacement is { } card
            ? CardActionAnswers.Card(card)
            : CardActionAnswers.Error(400, "NotSupported", turn.Words["unexpected.unknown-button"]);
}
