using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Features.Tips;
using ToolkitBot.Features.Walk;
using ToolkitBot.Features.Welcome;
using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Turns;

/// <summary>
/// What a person typed, in the order in which it is understood: somebody in need before anything else, then a
/// command, then the dialog that is open, then a question.
/// </summary>
internal sealed class TypedWords(
    WalkDialog walk,
    PlatformDialog platform,
    PledgeDialog pledge,
    AnswerRoom answers,
    PrivacyRoom privacy,
    LanguageRoom language,
    CampaignRoom campaign
)
{
    /// <summary>Longest text that is read as a question or an answer, in characters.</summary>
    private const int LongestText = 2000;

    public async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Typed;
        if (Unreadable(turn, text) is { } sentence)
        {
            turn.Show("notice", Notices.Titled(turn, null, sentence));
            return;
        }

        // Nothing but a command is no cry for help; as soon as more is said, it is read for one.
        var match = turn.Content.Commands.Match(text);
        if (match is not { Rest: "" } && answers.TryHelpInNeed(turn, text))
        {
            return;
        }

        if (match is { } known && await TryCommandAsync(turn, known, cancellationToken))
        {
            return;
        }

        await SayAsync(turn, text, cancellationToken);
    }

    /// <summary>Words that are no command: they belong to the open dialog, or are a question.</summary>
    private async Task SayAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var isQuestion = turn.Content.Commands.LooksLikeQuestion(text);
        if (WalkDialog.IsOpen(turn))
        {
            if (!walk.TryAnswer(turn, text, isQuestion))
            {
                answers.Answer(turn, text);
                walk.ShowAgain(turn);
            }
        }
        else if (PledgeDialog.IsOpen(turn) && !isQuestion)
        {
            await pledge.SayAsync(turn, text, cancellationToken);
        }
        else if (PlatformDialog.IsOpen(turn) && !answers.IsAboutSomethingElse(turn, text))
        {
            platform.Wish(turn, text);
        }
        else
        {
            answers.Answer(turn, text);
        }
    }

    private async Task<bool> TryCommandAsync(Turn turn, CommandMatch match, CancellationToken cancellationToken)
    {
        switch (match.Command)
        {
            case CommandNames.Help:
                HelpRoom.Show(turn);
                return true;
            case CommandNames.Hello:
                HelpRoom.Greet(turn);
                return true;
            case CommandNames.Thanks:
                HelpRoom.Thank(turn);
                return true;
            case CommandNames.Start:
                walk.Start(turn);
                return true;
            case CommandNames.Platform:
                platform.Start(turn, match.Rest);
                return true;
            case CommandNames.Compare:
                PlatformDialog.Compare(turn, match.Rest);
                return true;
            case CommandNames.Tip:
                TipRoom.ShowTip(turn);
                return true;
            case CommandNames.Posts:
                TipRoom.ShowPosts(turn);
                return true;
            case CommandNames.ChangeDay:
                TipRoom.ShowChangeDay(turn);
                return true;
            case CommandNames.Pledge:
                await pledge.StartAsync(turn, match.Rest, cancellationToken);
                return true;
            case CommandNames.MyPledges:
                await pledge.ShowMineAsync(turn, cancellationToken);
                return true;
            case CommandNames.PledgesHere:
                await campaign.PostHereAsync(turn, cancellationToken);
                return true;
            case CommandNames.ForgetMe:
                await privacy.AskAsync(turn, cancellationToken);
                return true;
            case CommandNames.Language:
                language.Choose(turn, match.Rest);
                return true;
            case CommandNames.Stop:
                Stop(turn, match.Command);
                return true;
            default:
                Steer(turn, match.Command);
                return true;
        }
    }

    /// <summary>Stops whatever is open.</summary>
    private void Stop(Turn turn, string command)
    {
        if (PledgeDialog.IsOpen(turn))
        {
            PledgeDialog.Stop(turn);
        }
        else if (PlatformDialog.IsOpen(turn))
        {
            PlatformDialog.Stop(turn);
        }
        else
        {
            Steer(turn, command);
        }
    }

    /// <summary>Back, skip, resume and start again steer the walk; without one they have nothing to steer.</summary>
    private void Steer(Turn turn, string command)
    {
        if (!walk.TryCommand(turn, command))
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.nothing-open"));
        }
    }

    /// <summary>The sentence for a message that cannot be read, or null.</summary>
    private static string? Unreadable(Turn turn, string text)
    {
        if (text.Length > LongestText)
        {
            return turn.Words.Format("unexpected.too-long", ("limit", LongestText));
        }

        if (text.Any(char.IsLetterOrDigit) || turn.Content.Commands.Match(text) is not null)
        {
            return null;
        }

        // The HTML twin of the text is no upload of the person's.
        var hasFile = turn.Activity.Attachments?.Any(a => a.ContentType != "text/html") == true;
        return turn.Words[
            hasFile ? "unexpected.attachment"
            : text.Length == 0 ? "unexpected.empty"
            : "unexpected.emoji"
        ];
    }
}
