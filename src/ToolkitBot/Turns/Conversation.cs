using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Turns;

/// <summary>
/// Decides what typed words mean, in an order that never varies: a sign of need, a button of the newest card or of the
/// open dialog, a command, the label of another button, an answer to the open dialog, otherwise a question. Words that do
/// not answer an open dialog leave it as it was, with a button to carry on.
/// </summary>
internal sealed class Conversation
{
    /// <summary>The verb of the button that resumes the open dialog.</summary>
    public const string CarryOn = "dialog.resume";

    private readonly Dictionary<string, IDialog> dialogs;
    private readonly Verbs verbs;
    private readonly TypedCommands commands;
    private readonly InNeed inNeed;

    public Conversation(IEnumerable<IDialog> dialogs, Verbs verbs, TypedCommands commands, InNeed inNeed)
    {
        (this.verbs, this.commands, this.inNeed) = (verbs, commands, inNeed);
        this.dialogs = dialogs.ToDictionary(dialog => dialog.Name, StringComparer.Ordinal);
        verbs.On(CarryOn, (turn, _, token) => ResumeAsync(turn, token));
        commands.On(CommandNames.Stop, (turn, _) => Stop(turn));
        commands.On(CommandNames.Resume, (turn, _, token) => ResumeAsync(turn, token), Answered.InPrivate);
        commands.On(
            CommandNames.Yes,
            (turn, _) =>
                turn.Show("notice", Notices.Of(turn, Open(turn) is null ? "welcome.thanks" : "unexpected.yes-to-what"))
        );
        commands.On(
            CommandNames.No,
            (turn, _) =>
                turn.Show("notice", Notices.Of(turn, Open(turn) is null ? "unexpected.nothing-open" : "unexpected.no"))
        );
    }

    public async Task HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Said.Words;
        if (Unreadable(turn, words) is { } sentence)
        {
            turn.Show("notice", Notices.Titled(turn, null, sentence));
            return;
        }

        if (inNeed.TryHelp(turn, words))
        {
            // Its card has the way back, in small: nothing else stands beside it.
            return;
        }

        await AnswerAsync(turn, words, cancellationToken);
        if (turn.IsPersonal)
        {
            PointOut(turn);
        }
    }

    /// <summary>After a press that moved or ended one dialog, points out another that is waiting.</summary>
    public void AfterPress(Turn turn)
    {
        if (turn is { IsPersonal: true, Said.IsDialog: false, Moved.Count: > 0 })
        {
            PointOut(turn);
        }
    }

    private async Task AnswerAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        var open = Open(turn);
        if (
            await TryButtonAsync(turn, open, words, cancellationToken)
            || await commands.TryAsync(turn, words, cancellationToken)
            || TryLabel(turn, words)
            || open is not null && await open.TryTakeAsync(turn, words, cancellationToken)
        )
        {
            return;
        }

        await commands.AnswerAsync(turn, words, cancellationToken);
    }

    /// <summary>
    /// Presses the button whose label was typed, or which a typed "yes" or "no" stands for: of the newest card, else of
    /// the open dialog's. Returns false if there is none.
    /// </summary>
    private async Task<bool> TryButtonAsync(Turn turn, IDialog? open, Heard words, CancellationToken cancellationToken)
    {
        var spoken = words.Command is { Rest: "", Command: CommandNames.Yes or CommandNames.No } match
            ? match.Command
            : null;
        var button =
            CardButtons.Find(turn.State.Buttons ?? [], words.Text, spoken)
            ?? (open is null ? null : await OfDialogAsync(turn, open, words, spoken, cancellationToken));
        if (button?.Url is { } url)
        {
            turn.Show("notice", Notices.Titled(turn, null, $"[{button.Title}]({url})"));
            return true;
        }

        if (button is { Data: null })
        {
            var text = turn.Words.Format("unexpected.opens-on-card", ("label", button.Title));
            turn.Show("notice", Notices.Titled(turn, null, text));
            return true;
        }

        return button is not null
            && CardButtons.Press(button, turn.Language) is { } press
            && await verbs.TryPressAsync(turn, press, cancellationToken);
    }

    /// <summary>A label that no button here has is no answer and no question: says where the button is.</summary>
    private static bool TryLabel(Turn turn, Heard words)
    {
        if (CardButtons.LabelOf(turn.Language, words.Text) is not { } label)
        {
            return false;
        }

        var text = turn.Words.Format("unexpected.button-elsewhere", ("label", label));
        turn.Show("notice", Notices.Titled(turn, null, text));
        return true;
    }

    private static async Task<KeptButton?> OfDialogAsync(
        Turn turn,
        IDialog open,
        Heard words,
        string? spoken,
        CancellationToken cancellationToken
    )
    {
        var trial = turn.Trial();
        await open.ShowAsync(trial, cancellationToken);
        return trial.Shown.Last is { } card ? CardButtons.Find(CardButtons.Of(card), words.Text, spoken) : null;
    }

    private async Task ResumeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var dialog = Open(turn) ?? dialogs.Values.FirstOrDefault(other => other.IsUnderWay(turn));
        if (dialog is null)
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.nothing-open"));
            return;
        }

        turn.State = turn.State.Opened(dialog.Name);
        await dialog.ShowAsync(turn, cancellationToken);
    }

    private void Stop(Turn turn)
    {
        if (Open(turn) is { } open)
        {
            open.Stop(turn);
        }
        else
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.nothing-open"));
        }
    }

    /// <summary>The open dialog; none is left of somebody who is forgotten with this turn.</summary>
    private IDialog? Open(Turn turn) =>
        turn is { IsForgotten: false, State.Dialog: { } name } && dialogs.TryGetValue(name, out var dialog)
            ? dialog
            : null;

    /// <summary>Says what else is waiting; what waits with nothing in it ends, and its card can still be filled in.</summary>
    private void PointOut(Turn turn)
    {
        if (Open(turn) is not { } waiting || turn.Moved.Contains(waiting.Name))
        {
            return;
        }

        if (waiting.IsEmpty(turn))
        {
            turn.State = turn.State.Closed(waiting.Name);
        }
        else if (waiting.Waits(turn) is { } text)
        {
            turn.Show("notice", new NoticeCard(null, text, [new(turn.Words["buttons.carry-on"], CarryOn)]));
        }
    }

    /// <summary>Returns the reply to a message that cannot be read; null for any other message.</summary>
    private static string? Unreadable(Turn turn, Heard words)
    {
        if (words.IsTooLong)
        {
            return turn.Words.Format("unexpected.too-long", ("limit", Heard.Longest));
        }

        if (words.Text.Any(char.IsLetterOrDigit) || words.Command is not null)
        {
            return null;
        }

        return turn.Words[
            turn.Said.HasFile ? "unexpected.attachment"
            : words.IsEmpty ? "unexpected.empty"
            : "unexpected.emoji"
        ];
    }
}
