using ToolkitBot.Features.Walk;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>How a pledge begins, as long as the campaign takes any: by the command, from a message, from the content.</summary>
internal sealed class PledgeRoom(PledgeDialog dialog, WalkDialog walk) : IRoom
{
    /// <summary>Id of the command "Make this a pledge" in the app's manifest.</summary>
    public const string MakePledge = "makePledge";

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.start", StartAsync, Answered.InOwnView);
        verbs.On("pledge.form", StartAsync, Answered.InOwnView);
        verbs.On("pledge.draft", DraftAsync, Answered.InOwnView);
        verbs.OnInvoke(InvokeNames.ComposeExtensionFetchTask, StartFromMessageAsync);
        commands.On(CommandNames.Pledge, StartAsync);
    }

    private async Task StartAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await dialog.IsTakingAsync(turn, cancellationToken))
        {
            dialog.Begin(turn, dialog.NewDraft());
        }
    }

    /// <summary>The command: with words it goes on to coach or preview, without it opens the form.</summary>
    private async Task StartAsync(Turn turn, Heard rest, CancellationToken cancellationToken)
    {
        if (!await dialog.IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        if (rest.IsEmpty)
        {
            dialog.Begin(turn, dialog.NewDraft());
            return;
        }

        var line = turn.Language.Pledges.Lines.Parse(rest.Text, dialog.Today(turn));
        dialog.GoOn(turn, dialog.NewDraft() with { MadeAs = line.Party.ToString().ToLowerInvariant() }, line);
    }

    /// <summary>
    /// The form with somebody's message in it. Words that must not be kept are not: the form comes empty, and says why.
    /// </summary>
    private async Task StartFromMessageAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.Value.Id("commandId") != MakePledge)
        {
            turn.Answer(501, null);
            return;
        }

        if (!await dialog.IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        var words = PledgeText.Fold(WordsOf(turn.Said.Value.Inside("messagePayload").Inside("body")).Text);
        var found = PledgeScreening.Check(turn.Language, words);
        if (found.Verdict == ScreenVerdict.Stop)
        {
            var problem = $"{turn.Words["pledge.screened-stop"]} {found.Findings[0].Explanation}";
            dialog.OpenForm(turn, dialog.NewDraft(), new FormProblems(problem, null));
            return;
        }

        var due = turn.Language.Pledges.Lines.Parse(words, dialog.Today(turn)).Due;
        dialog.OpenForm(turn, dialog.NewDraft() with { Text = Cut(words), DueOn = due });
    }

    /// <summary>The words of the message, whatever it was written in; nothing where there are none.</summary>
    private static Heard WordsOf(Fields body) =>
        string.Equals(body.Id("contentType"), "text", StringComparison.OrdinalIgnoreCase)
            ? body.Words("content")
            : body.Markup("content");

    /// <summary>As much as a pledge may have, ending with a whole word.</summary>
    private static string Cut(string words)
    {
        if (words.Length <= PledgeText.Longest)
        {
            return words;
        }

        var end = words.LastIndexOf(' ', PledgeText.Longest);
        return WholeCharacters.Cut(words, end > 0 ? end : PledgeText.Longest);
    }

    /// <summary>A pledge that the content proposes: looked up here, never taken from the card.</summary>
    private async Task DraftAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (!await dialog.IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        var proposed =
            press.Id("from") == "summary"
                ? walk.PledgePrompt(turn)
                : turn.Content.Answer(press.Id("section") ?? "")?.Pledge;
        dialog.Begin(turn, dialog.NewDraft() with { Text = PledgeText.Fold(proposed ?? ""), Coached = true });
    }
}
