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
        commands.On(CommandNames.Pledge, StartAsync, Answered.InOwnView);
    }

    private async Task StartAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await dialog.NewDraftAsync(turn, cancellationToken) is { } draft)
        {
            dialog.Begin(turn, draft);
        }
    }

    /// <summary>The command: with words it goes on to coach or preview, without it opens the form.</summary>
    private async Task StartAsync(Turn turn, Heard rest, CancellationToken cancellationToken)
    {
        if (await dialog.NewDraftAsync(turn, cancellationToken) is not { } draft)
        {
            return;
        }

        if (rest.IsEmpty)
        {
            dialog.Begin(turn, draft);
            return;
        }

        var line = turn.Language.Pledges.Lines.Parse(PledgeDialog.WithoutNames(turn, rest).Text, dialog.Today(turn));
        draft = draft with { MadeAs = line.Party.ToString().ToLowerInvariant() };
        await dialog.BeginWithAsync(turn, draft, line, cancellationToken);
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

        if (await dialog.NewDraftAsync(turn, cancellationToken) is not { } draft)
        {
            return;
        }

        var message = WordsOf(turn.Said.Value.Inside("messagePayload").Inside("body"));
        var words = PledgeText.Fold(message.WithoutNames(turn.Words["pledge.mentioned"]).Text);
        var found = PledgeScreening.Check(turn.Language, words);
        if (found.Verdict == ScreenVerdict.Stop)
        {
            var problem = $"{turn.Words["pledge.screened-stop"]} {found.Findings[0].Explanation}";
            dialog.OpenStoppedForm(turn, draft, problem);
            return;
        }

        var due = turn.Language.Pledges.Lines.Parse(words, dialog.Today(turn)).Due;
        dialog.OpenForm(turn, draft with { Text = Cut(words), DueOn = due });
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
        if (await dialog.NewDraftAsync(turn, cancellationToken) is not { } draft)
        {
            return;
        }

        var proposed =
            press.Id("from") == "summary"
                ? walk.PledgePrompt(turn)
                : turn.Content.Answer(press.Id("section") ?? "")?.Pledge;
        dialog.Begin(turn, draft with { Text = PledgeText.Fold(proposed ?? ""), Coached = true });
    }
}
