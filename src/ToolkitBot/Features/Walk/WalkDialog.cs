using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Dialogs;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// The walk through the five considerations: a step each, then the summary. It can be left at any step and
/// goes on there, on another device or after a restart.
/// </summary>
internal sealed class WalkDialog : Dialog<WalkState, Turn>, IRoom
{
    public const string DialogName = "considerations";
    private const string Summary = "summary";
    private readonly WalkSummaryView summary;

    public WalkDialog(WalkSummaryView summary)
    {
        this.summary = summary;
        Step("consider.why", Consider);
        Step("consider.listen", Consider);
        Step("consider.audience", Consider);
        Step("consider.experiment", Consider);
        Step("consider.keep-going", Consider);
        Step(Summary, SumUp);
    }

    public override string Name => DialogName;
    public override string FirstStep => "consider.why";
    public string Family => "considerations";

    /// <summary>
    /// The command <c>start</c>: begins the walk, or offers to go on with the one that was left. In public the
    /// walk is not begun: its answers are private.
    /// </summary>
    public void Start(Turn turn)
    {
        if (!turn.IsPersonal)
        {
            turn.Show("notice", Notices.InPrivate(turn));
        }
        else if (turn.State.Walk is { Answers.Count: > 0 } walk && walk.Step != Summary)
        {
            turn.State = turn.State with { Dialog = Name };
            turn.Show("walk-paused", OfferCard(turn, walk));
        }
        else
        {
            Begin(turn);
        }
    }

    /// <summary>Shows the step at which the walk stands, below whatever was just said.</summary>
    public void ShowAgain(Turn turn)
    {
        if (turn.State.Walk is { } walk)
        {
            Move(turn, walk.Step, walk, DialogInput.None);
        }
    }

    /// <summary>Whether typed words belong to the walk.</summary>
    public static bool IsOpen(Turn turn) =>
        turn.IsPersonal && turn.State is { Dialog: DialogName, Walk: { Paused: false } walk } && walk.Step != Summary;

    /// <summary>
    /// Takes typed words as an answer to the open step. False where they are a question rather than an answer.
    /// </summary>
    public bool TryAnswer(Turn turn, string text, bool looksLikeQuestion)
    {
        var walk = turn.State.Walk!;
        var step = turn.Content.Guide.Find(walk.Step);
        var understood = step is not null && GuideReader.Read(step, [], text).IsUnderstood;
        if (looksLikeQuestion && !understood)
        {
            return false;
        }

        Move(turn, walk.Step, walk, DialogInput.Typed(text));
        return true;
    }

    /// <summary>The typed commands back, skip, stop, resume and start again. False where there is no walk to apply them to.</summary>
    public bool TryCommand(Turn turn, string command)
    {
        if (turn.State.Walk is not { } walk || !turn.IsPersonal)
        {
            return false;
        }

        switch (command)
        {
            case CommandNames.Back:
            case CommandNames.Skip:
                Move(
                    turn,
                    walk.Step,
                    walk with
                    {
                        Paused = false,
                    },
                    DialogInput.Pressed($"{Family}.{command}", default)
                );
                return true;
            case CommandNames.Stop when turn.State.Dialog == Name && !walk.Paused && walk.Step != Summary:
                Pause(turn, walk);
                return true;
            case CommandNames.Resume:
                Move(turn, walk.Step, walk with { Paused = false }, DialogInput.None);
                return true;
            case CommandNames.StartAgain:
                Begin(turn);
                return true;
            default:
                return false;
        }
    }

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var act = press.Act();
        if (!turn.IsPersonal || act == "start")
        {
            Start(turn);
        }
        else if (act == "delete")
        {
            turn.State = turn.State with { Dialog = Others(turn), Walk = null };
            turn.Also(new ForgetAnswersEffect(StateKeys.Of(turn.Activity)));
            turn.ShowInPlace("notice", Notices.Of(turn, "summary.deleted"));
        }
        else if (act == "begin" || turn.State.Walk is not { } walk)
        {
            Begin(turn);
        }
        else if (act == "stop" && walk.Step != Summary)
        {
            Pause(turn, walk);
        }
        else if (act == "change" && press.Text("step") is { } chosen && Has(chosen) && chosen != Summary)
        {
            Move(turn, chosen, walk with { Step = chosen, Paused = false }, DialogInput.None);
        }
        else if (act is "answer" or "back" or "skip" && press.Text("step") == walk.Step)
        {
            Move(turn, walk.Step, walk with { Paused = false }, DialogInput.Pressed(press.Verb, press.Data));
        }
        else
        {
            // An old card: whatever it asked for, the walk stands where it stands.
            Move(turn, walk.Step, walk with { Paused = false }, DialogInput.None);
        }

        return Task.CompletedTask;
    }

    private void Begin(Turn turn) => Move(turn, FirstStep, new WalkState { Step = FirstStep }, DialogInput.None);

    private void Pause(Turn turn, WalkState walk)
    {
        turn.State = turn.State with { Dialog = Others(turn), Walk = walk with { Paused = true } };
        turn.ShowInPlace("walk-paused", StoppedCard(turn));
    }

    /// <summary>What else is open: an old card of the walk does not close it.</summary>
    private string? Others(Turn turn) => turn.State.Dialog == Name ? null : turn.State.Dialog;

    private void Move(Turn turn, string step, WalkState walk, DialogInput input)
    {
        var move = Run(turn, step, walk, input);
        turn.State = turn.State with { Dialog = move.Step is Summary or null ? null : Name, Walk = move.State };
    }

    private DialogMove<WalkState> Consider(Turn turn, WalkState walk, DialogInput input)
    {
        var steps = turn.Content.Guide.Considerations;
        var at = IndexOf(steps, walk.Step);
        return input switch
        {
            { Verb: { } verb } when verb.EndsWith(".back", StringComparison.Ordinal) => ShowStep(
                turn,
                walk,
                steps,
                Math.Max(0, at - 1),
                null
            ),
            { Verb: { } verb } when verb.EndsWith(".skip", StringComparison.Ordinal) => Next(
                turn,
                Without(walk, steps[at].Id),
                steps,
                at,
                null
            ),
            { Verb: { } } => TakeAnswer(turn, walk, steps, at, new CardInput(input.Verb, input.Data, null, false)),
            { Text: { } words } => Take(turn, walk, steps, at, new WalkAnswer(steps[at].Id, [], words)),
            _ => ShowStep(turn, walk, steps, at, null),
        };
    }

    private DialogMove<WalkState> TakeAnswer(
        Turn turn,
        WalkState walk,
        IReadOnlyList<Consideration> steps,
        int at,
        CardInput press
    )
    {
        var known = steps[at].Choices.Select(choice => choice.Id).ToHashSet(StringComparer.Ordinal);
        var answer = new WalkAnswer(
            steps[at].Id,
            [.. press.Choices("choices").Where(known.Contains)],
            press.Text("words")
        );
        return answer is { ChoiceIds.Count: 0, OwnWords: null }
            ? ShowStep(turn, walk, steps, at, null, turn.Words["unexpected.need-answer"])
            : Take(turn, walk, steps, at, answer);
    }

    private DialogMove<WalkState> Take(
        Turn turn,
        WalkState walk,
        IReadOnlyList<Consideration> steps,
        int at,
        WalkAnswer answer
    )
    {
        var reading = GuideReader.Read(steps[at], answer.ChoiceIds, answer.OwnWords);
        var kept = Without(walk, answer.ConsiderationId);
        return Next(turn, kept with { Answers = [.. kept.Answers, answer] }, steps, at, reading.Reply);
    }

    private DialogMove<WalkState> Next(
        Turn turn,
        WalkState walk,
        IReadOnlyList<Consideration> steps,
        int at,
        string? said
    )
    {
        // After a change from the summary the next step that is still open follows, not the next in the row.
        var next = Enumerable
            .Range(at + 1, steps.Count - at - 1)
            .FirstOrDefault(i => walk.Answers.All(a => a.ConsiderationId != steps[i].Id), -1);
        return next < 0 ? SumUp(turn, walk with { Step = Summary }, said) : ShowStep(turn, walk, steps, next, said);
    }

    private static DialogMove<WalkState> ShowStep(
        Turn turn,
        WalkState walk,
        IReadOnlyList<Consideration> steps,
        int at,
        string? said,
        string? problem = null
    )
    {
        var step = steps[at];
        var given = walk.Answers.FirstOrDefault(answer => answer.ConsiderationId == step.Id);
        turn.ShowInPlace(
            "walk-step",
            new WalkStepCard(
                step.Id,
                turn.Words.Format("considerations.progress", ("number", at + 1), ("total", steps.Count)),
                step.Title,
                step.Point,
                step.Question,
                step.Tip,
                step.Pledge.Replace("{audience}", turn.Content.Guide.Audience, StringComparison.Ordinal),
                step.Several,
                [.. step.Choices.Select(choice => new CardChoice(choice.Label, choice.Id))],
                given is null ? "" : string.Join(',', given.ChoiceIds),
                given?.OwnWords ?? "",
                step.OwnWordsPrompt,
                said,
                problem,
                at > 0,
                at == steps.Count - 1
            )
        );
        return new(step.Id, walk with { Step = step.Id });
    }

    private DialogMove<WalkState> SumUp(Turn turn, WalkState walk, DialogInput input) =>
        SumUp(turn, walk, (string?)null);

    private DialogMove<WalkState> SumUp(Turn turn, WalkState walk, string? said)
    {
        summary.Show(turn, walk, said);
        return new(Summary, walk with { Step = Summary });
    }

    private static WalkState Without(WalkState walk, string step) =>
        walk with
        {
            Answers = [.. walk.Answers.Where(answer => answer.ConsiderationId != step)],
        };

    private static int IndexOf(IReadOnlyList<Consideration> steps, string id)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Id == id)
            {
                return i;
            }
        }

        return 0;
    }

    private static WalkPausedCard OfferCard(Turn turn, WalkState walk)
    {
        var steps = turn.Content.Guide.Considerations;
        var at = ("number", (object)(IndexOf(steps, walk.Step) + 1));
        return new(turn.Words.Format("considerations.already-open", at, ("total", steps.Count)));
    }

    private static WalkPausedCard StoppedCard(Turn turn) =>
        new(turn.Words.Format("considerations.stopped", ("word", turn.Content.Commands[CommandNames.Resume])));
}
