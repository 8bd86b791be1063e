using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// The walk through the five considerations: a step each, then the summary. It can be left at any step and resumed
/// there, on another device or after a restart.
/// </summary>
internal sealed class WalkDialog : Dialog<WalkState>
{
    private const string DialogName = "walk";
    private const string FirstStep = GuideContent.FirstStep;
    private const string Summary = "summary";

    /// <summary>On the button that begins again although there are answers.</summary>
    private const string Sure = "sure";
    private readonly WalkSummaryView summary;

    public WalkDialog(WalkSummaryView summary)
        : base(DialogName, WalkStateJson.Default.WalkState)
    {
        this.summary = summary;
        Step(FirstStep, ShowStep, TakeWords);
        Step("consider.listen", ShowStep, TakeWords);
        Step("consider.audience", ShowStep, TakeWords);
        Step("consider.experiment", ShowStep, TakeWords);
        Step("consider.keep-going", ShowStep, TakeWords);
        Step(Summary, SumUp, (_, _, _) => false);
    }

    public override void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("considerations.start", (turn, _) => Start(turn), Answered.InPrivate);
        verbs.On("considerations.begin", BeginAgain, Answered.InPrivate);
        verbs.On("considerations.resume", (turn, _) => GoOn(turn), Answered.InPrivate);
        verbs.On("considerations.answer", TakePress, Answered.InPrivate);
        verbs.On("considerations.back", (turn, press) => IfCurrent(turn, press, Back), Answered.InPrivate);
        verbs.On("considerations.skip", (turn, press) => IfCurrent(turn, press, Skip), Answered.InPrivate);
        verbs.On("considerations.change", Change, Answered.InPrivate);
        verbs.On("considerations.stop", (turn, _) => StopOrGoOn(turn), Answered.InPrivate);
        verbs.On("considerations.delete", (turn, _) => Delete(turn), Answered.InPrivate);
        commands.On(CommandNames.Start, (turn, _) => Start(turn), Answered.InPrivate);
        commands.On(CommandNames.StartAgain, (turn, _) => IfBegun(turn, walk => BeginAgain(turn, walk, isSure: false)));
        commands.On(CommandNames.Back, (turn, _) => IfBegun(turn, walk => Back(turn, walk)));
        commands.On(CommandNames.Skip, (turn, _) => IfBegun(turn, walk => Skip(turn, walk)));
    }

    public override bool IsUnderWay(Turn turn) => StateOf(turn) is not null;

    public override string? Waits(Turn turn) => turn.Words.Format("considerations.waits", Progress(turn));

    public override void Stop(Turn turn)
    {
        Close(turn, StateOf(turn));
        var word = ("word", (object)turn.Words["buttons.resume"]);
        turn.ShowInPlace("walk-paused", new WalkPausedCard(turn.Words.Format("considerations.stopped", word)));
    }

    /// <summary>Returns the pledge that the person's answers lead to.</summary>
    public string PledgePrompt(Turn turn) =>
        WalkSummary.Of(turn.Content.Guide, StateOf(turn)?.Answers ?? []).PledgePrompt;

    /// <summary>Returns the person's answers, to show what is held about them.</summary>
    public static IReadOnlyList<WalkAnswer> AnswersOf(ToolkitState state) =>
        state.Get(DialogName, WalkStateJson.Default.WalkState)?.Answers ?? [];

    protected override WalkState First(Turn turn) => new() { Step = FirstStep };

    /// <summary>Begins the walk, or offers to resume an unfinished one; a finished one is not thrown away unasked.</summary>
    private void Start(Turn turn)
    {
        var walk = StateOf(turn) ?? First(turn);
        if (walk.Answers.Count > 0 && walk.Step != Summary)
        {
            Open(turn, walk);
            var text = turn.Words.Format("considerations.already-open", Progress(turn));
            turn.Show("walk-paused", new WalkPausedCard(text));
        }
        else
        {
            BeginAgain(turn, walk, isSure: false);
        }
    }

    private void Begin(Turn turn) => ShowStep(turn, First(turn));

    private void BeginAgain(Turn turn, Press press) =>
        BeginAgain(turn, StateOf(turn) ?? First(turn), press.Id("id") == Sure);

    /// <summary>Begins from the first step; if there are answers, only once the person has said that they may go.</summary>
    private void BeginAgain(Turn turn, WalkState walk, bool isSure)
    {
        if (isSure || walk.Answers.Count == 0)
        {
            Begin(turn);
            return;
        }

        if (walk.Step == Summary)
        {
            Close(turn, walk);
        }
        else
        {
            Open(turn, walk);
        }

        turn.ShowInPlace(
            "notice",
            new NoticeCard(
                null,
                turn.Words["considerations.start-again"],
                [
                    new(turn.Words["buttons.start-again-yes"], "considerations.begin", Sure, CommandNames.Yes),
                    new(turn.Words["buttons.keep-answers"], "considerations.resume", Says: CommandNames.No),
                    new(turn.Words["buttons.delete-and-stop"], "considerations.delete"),
                ]
            )
        );
    }

    /// <summary>Shows the current step, whatever an old card asked for.</summary>
    private void GoOn(Turn turn)
    {
        var walk = StateOf(turn) ?? First(turn);
        if (walk.Step == Summary)
        {
            SumUp(turn, walk);
        }
        else
        {
            ShowStep(turn, walk);
        }
    }

    private void IfBegun(Turn turn, Action<WalkState> act)
    {
        if (StateOf(turn) is { } walk)
        {
            act(walk);
        }
        else
        {
            turn.Show("notice", Notices.Of(turn, "unexpected.nothing-open"));
        }
    }

    private void IfCurrent(Turn turn, Press press, Action<Turn, WalkState> act)
    {
        if (StateOf(turn) is { } walk && press.Id("step") == walk.Step)
        {
            act(turn, walk);
        }
        else
        {
            GoOn(turn);
        }
    }

    private void StopOrGoOn(Turn turn)
    {
        if (StateOf(turn) is { } walk && walk.Step != Summary)
        {
            Stop(turn);
        }
        else
        {
            GoOn(turn);
        }
    }

    private void Change(Turn turn, Press press)
    {
        if (StateOf(turn) is { } walk && press.Id("step") is { } chosen && Has(chosen) && chosen != Summary)
        {
            ShowStep(turn, walk with { Step = chosen });
        }
        else
        {
            GoOn(turn);
        }
    }

    private void Delete(Turn turn)
    {
        Close(turn);
        turn.Also(new ForgetAnswersEffect(turn.Said.StateKey));
        turn.ShowInPlace("notice", Notices.Of(turn, "summary.deleted"));
    }

    private void Back(Turn turn, WalkState walk)
    {
        var steps = turn.Content.Guide.Considerations;
        var at = walk.Step == Summary ? steps.Count : IndexOf(turn, walk.Step);
        ShowStep(turn, walk with { Step = steps[Math.Max(0, at - 1)].Id });
    }

    private void Skip(Turn turn, WalkState walk)
    {
        if (walk.Step == Summary)
        {
            SumUp(turn, walk);
        }
        else
        {
            Next(turn, walk.Without(walk.Step), null);
        }
    }

    private void TakePress(Turn turn, Press press)
    {
        if (StateOf(turn) is not { } walk || press.Id("step") != walk.Step || walk.Step == Summary)
        {
            GoOn(turn);
            return;
        }

        var known = StepOf(turn, walk).Choices.Select(choice => choice.Id).ToHashSet(StringComparer.Ordinal);
        // A button names its own choice: what is ticked beside it would go over a name that the boxes have too.
        var named = press.Id("choice") is { } one ? [one] : press.Ids("choices");
        List<string> chosen = [.. named.Where(known.Contains)];
        var words = press.Words("words");
        if (chosen.Count == 0 && words.IsEmpty)
        {
            ShowStep(turn, walk, problem: turn.Words["unexpected.need-answer"]);
        }
        else
        {
            Take(turn, walk, chosen, words);
        }
    }

    /// <summary>Takes words as an answer to the step, unless they are a question or a wish instead.</summary>
    private bool TakeWords(Turn turn, WalkState walk, Heard words)
    {
        var isUnderstood = GuideReader.Read(StepOf(turn, walk), [], words.Text).IsUnderstood;
        if (!isUnderstood && (words.IsQuestion || IsWish(words)))
        {
            return false;
        }

        Take(turn, walk, [], words);
        return true;
    }

    /// <summary>Returns whether the words ask for a platform, such as "want to recruit physios".</summary>
    private static bool IsWish(Heard words) =>
        words.Find(null) is { Outcome: FindingOutcome.Answer } finding
        && finding.Ranked[0].Id.StartsWith("platform.", StringComparison.Ordinal);

    private void Take(Turn turn, WalkState walk, List<string> chosen, Heard words)
    {
        if (!words.IsEmpty && words.Keepable is null)
        {
            var why = words.Refused is { } refused ? ScreenedWords.Of(turn.Words, refused) : null;
            var problem = turn.Words.Format("considerations.not-kept", ("why", why ?? ""));
            ShowStep(turn, walk.With(new WalkAnswer(walk.Step, chosen, null)), problem: problem);
            return;
        }

        var answer = new WalkAnswer(walk.Step, chosen, words.IsEmpty ? null : words.Text);
        var reading = GuideReader.Read(StepOf(turn, walk), answer.ChoiceIds, answer.OwnWords);
        if (!reading.IsUnderstood && walk.Doubted != walk.Step)
        {
            ShowStep(turn, walk with { Doubted = walk.Step }, problem: turn.Words["considerations.not-understood"]);
            return;
        }

        Next(turn, walk.With(answer), reading.Reply);
    }

    private void Next(Turn turn, WalkState walk, string? said)
    {
        // After a change from the summary, the next step without an answer follows, not the next in order.
        var next = turn
            .Content.Guide.Considerations.Skip(IndexOf(turn, walk.Step) + 1)
            .FirstOrDefault(step => walk.Answers.All(answer => answer.ConsiderationId != step.Id));
        if (next is null)
        {
            SumUp(turn, walk);
        }
        else
        {
            ShowStep(turn, walk with { Step = next.Id }, said);
        }
    }

    private void ShowStep(Turn turn, WalkState walk) => ShowStep(turn, walk, null);

    private void ShowStep(Turn turn, WalkState walk, string? said = null, string? problem = null)
    {
        Open(turn, walk);
        turn.ShowInPlace("walk-step", WalkStepCard.Of(turn, walk, Progress(turn), said, problem));
    }

    private void SumUp(Turn turn, WalkState walk)
    {
        walk = walk with { Step = Summary };
        Close(turn, walk);
        summary.Show(turn, walk);
    }

    private (string, object)[] Progress(Turn turn) =>
        [
            ("number", IndexOf(turn, (StateOf(turn) ?? First(turn)).Step) + 1),
            ("total", turn.Content.Guide.Considerations.Count),
        ];

    private static Consideration StepOf(Turn turn, WalkState walk) =>
        turn.Content.Guide.Find(walk.Step) ?? turn.Content.Guide.Considerations[0];

    private static int IndexOf(Turn turn, string id) =>
        Math.Max(0, turn.Content.Guide.Considerations.ToList().FindIndex(step => step.Id == id));
}
