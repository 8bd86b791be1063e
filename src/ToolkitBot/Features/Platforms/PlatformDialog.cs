using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Platforms;

/// <summary>
/// Answers "which platform should I use?": asks (own words or four short questions), then recommends. The wish is
/// stored for follow-ups such as "and for volunteers?".
/// </summary>
internal sealed class PlatformDialog : Dialog<PlatformState>
{
    public const string DialogName = "platform";
    private const string Ask = "ask";
    private const string Answer = "answer";

    public PlatformDialog()
        : base(DialogName, PlatformStateJson.Default.PlatformState)
    {
        Step(Ask, (turn, state) => Show(turn, state, problem: null), TakeWish);
        Step(Answer, (turn, state) => Recommend(turn, state, wish: null), TakeWish);
    }

    public override void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("platform.ask", (turn, _) => Begin(turn));
        verbs.On("platform.recommend", (turn, press) => Recommend(turn, Given(turn, press), press.Words("wish")));
        verbs.On("platform.change", (turn, _) => ShowInPlace(turn, StateOf(turn) ?? First(turn), problem: null));
        verbs.On("platform.show", ShowRow);
        verbs.On("platform.choose", (turn, _) => Choose(turn));
        verbs.On("platform.compare", (turn, press) => PlatformView.Compare(turn, PlatformView.Chosen(turn, press), []));
        commands.On(CommandNames.Platform, Start);
        commands.On(
            CommandNames.Compare,
            (turn, rest) =>
            {
                var (rows, unknown) = turn.Content.Platforms.Compared(rest.Text);
                PlatformView.Compare(turn, rows, unknown);
            }
        );
    }

    public override string? Waits(Turn turn) => turn.Words["platform.waits"];

    public override void Stop(Turn turn)
    {
        Close(turn);
        var word = Notices.Word(turn, CommandNames.Platform);
        turn.Show("notice", Notices.Titled(turn, null, turn.Words.Format("platform.stopped", ("word", word))));
    }

    /// <summary>Returns whether a wish is stored for a follow-up such as "and for volunteers?".</summary>
    public bool HasWish(Turn turn) => StateOf(turn) is not null;

    /// <summary>Recommends for a wish in words; asks the questions if none of it is understood.</summary>
    public void Wish(Turn turn, Heard words)
    {
        turn.State = turn.State with { LastTopic = AnswerSection.PlatformChoice };
        Recommend(turn, First(turn), words);
    }

    /// <summary>Recommends for a follow-up such as "and for volunteers?", which amends the last wish.</summary>
    public void WishAgain(Turn turn, Heard words)
    {
        if (StateOf(turn) is not { } last)
        {
            Wish(turn, words);
            return;
        }

        var finder = turn.Language.Slots;
        var known = finder.Find(words.Text).After(last.Slots.And(finder.Find(last.Wish ?? "")));
        Recommend(
            turn,
            new PlatformState
            {
                Step = Answer,
                Audiences = known.Audiences,
                Purposes = known.Purposes,
                Materials = known.Materials,
                Times = known.Times,
                TurnedDown = known.TurnedDown,
                Against = [.. known.Against.Select(slot => new PlatformStateSlot(slot.Kind, slot.Id))],
            },
            words
        );
    }

    protected override PlatformState First(Turn turn) => new() { Step = Ask };

    private void Begin(Turn turn)
    {
        Open(turn, First(turn));
        turn.Show("platform-ask", PlatformView.Ask(turn, First(turn), problem: null));
    }

    /// <summary>Handles the command, alone or followed by a platform's name or a wish.</summary>
    private void Start(Turn turn, Heard rest)
    {
        if (rest.IsEmpty)
        {
            Begin(turn);
        }
        else if (
            turn.Language.Slots.Find(rest.Text) is { Named: [var id], Unknown: [], IsName: true }
            && turn.Content.Platforms.Find(id) is { } only
        )
        {
            turn.Show("platform", PlatformView.Row(turn, only));
        }
        else
        {
            Wish(turn, rest);
        }
    }

    private static void ShowRow(Turn turn, Press press)
    {
        if (turn.Content.Platforms.Find(press.Id("id") ?? "") is { } row)
        {
            turn.Show("platform", PlatformView.Row(turn, row));
        }
        else
        {
            Choose(turn);
        }
    }

    private static void Choose(Turn turn) => turn.Show("platform-choose", PlatformView.Choose(turn, two: false));

    /// <summary>Takes words as a wish, unless they ask about something else that the toolkit answers.</summary>
    private bool TakeWish(Turn turn, PlatformState state, Heard words)
    {
        if (IsAboutSomethingElse(turn, words))
        {
            return false;
        }

        Wish(turn, words);
        return true;
    }

    private static bool IsAboutSomethingElse(Turn turn, Heard words)
    {
        var finding = words.Find(turn.State.LastTopic);
        var isOther = finding.Outcome switch
        {
            FindingOutcome.Answer => !finding.Ranked[0].Id.StartsWith("platform.", StringComparison.Ordinal),
            FindingOutcome.Declined => true,
            _ => false,
        };
        return isOther && (words.IsQuestion || turn.Language.Slots.Find(words.Text) is { IsEmpty: true });
    }

    /// <param name="wish">The wish in words, stored only if it may be; null for the stored one.</param>
    private void Recommend(Turn turn, PlatformState state, Heard? wish)
    {
        var words = wish is { IsEmpty: false } ? wish.Text : state.Wish;
        var reading = turn.Language.Recommender.Read(state.Slots, words);
        state = state with { Wish = wish is null ? state.Wish : wish.Keepable };
        if (reading.Ranking.Count == 0)
        {
            ShowInPlace(turn, state, PlatformView.Problem(turn, reading));
            return;
        }

        turn.ShowInPlace("recommendation", PlatformView.Recommendation(turn, reading));
        Close(turn, state with { Step = Answer });
    }

    private void Show(Turn turn, PlatformState state, string? problem) =>
        turn.Show("platform-ask", PlatformView.Ask(turn, state, problem));

    private void ShowInPlace(Turn turn, PlatformState state, string? problem)
    {
        Open(turn, state with { Step = Ask });
        turn.ShowInPlace("platform-ask", PlatformView.Ask(turn, state, problem));
    }

    /// <summary>Reads the card's fields; ignores ids that the table does not have.</summary>
    private PlatformState Given(Turn turn, Press press) =>
        First(turn) with
        {
            Audiences = Known(turn, press, SlotKind.Audience, "audience"),
            Purposes = Known(turn, press, SlotKind.Purpose, "purpose"),
            Materials = Known(turn, press, SlotKind.Material, "material"),
            Times = Known(turn, press, SlotKind.Time, "time"),
        };

    private static List<string> Known(Turn turn, Press press, SlotKind kind, string field) =>
        [.. press.Ids(field).Where(id => turn.Content.Platforms.FindSlot(kind, id) is not null)];
}
