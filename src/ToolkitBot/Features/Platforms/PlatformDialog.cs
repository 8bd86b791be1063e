using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Dialogs;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Platforms;

/// <summary>
/// Which platform should I use: asks (own words or four short questions), then recommends. Typed words go to it while
/// it is open.
/// </summary>
internal sealed class PlatformDialog : Dialog<PlatformState, Turn>, IRoom
{
    public const string DialogName = "platform";
    private const string Ask = "ask";
    private const string Answer = "answer";

    public PlatformDialog()
    {
        Step(Ask, AskWish);
        Step(Answer, Recommend);
    }

    public override string Name => DialogName;
    public override string FirstStep => Ask;
    public string Family => "platform";

    /// <summary>Whether typed words belong to the recommender.</summary>
    public static bool IsOpen(Turn turn) => turn.State is { Dialog: DialogName, Platform.Step: Ask };

    /// <summary>The command <c>platform</c>, alone or with a name or a wish behind it.</summary>
    public void Start(Turn turn, string rest)
    {
        if (rest.Length == 0)
        {
            Move(turn, Ask, new PlatformState { Step = Ask }, DialogInput.None);
        }
        else if (turn.Content.Platforms.Named(rest) is [{ } only])
        {
            turn.Show("platform", PlatformView.Row(turn, only));
        }
        else
        {
            Wish(turn, rest);
        }
    }

    /// <summary>The command <c>compare</c> with two names behind it.</summary>
    public static void Compare(Turn turn, string rest) =>
        PlatformView.Compare(turn, turn.Content.Platforms.Named(rest));

    /// <summary>Typed words while the question is open, or a question that asks for a platform.</summary>
    public void Wish(Turn turn, string words)
    {
        turn.State = turn.State with { LastTopic = AnswerSection.PlatformChoice };
        Move(turn, Ask, turn.State.Platform ?? new PlatformState { Step = Ask }, DialogInput.Typed(words));
    }

    /// <summary>A wish that hangs on the last one, "and for volunteers?": what it does not say anew still holds.</summary>
    public void WishAgain(Turn turn, string words)
    {
        if (turn.State.Platform is not { } last)
        {
            Wish(turn, words);
            return;
        }

        var finder = turn.Language.Slots;
        var known = finder.Find(words).After(Slots(last).And(finder.Find(last.Wish ?? "")));
        var state = new PlatformState
        {
            Step = Answer,
            Wish = words,
            Audiences = known.Audiences,
            Purposes = known.Purposes,
            Materials = known.Materials,
            Times = known.Times,
            TurnedDown = known.TurnedDown,
        };
        Move(turn, Answer, state, DialogInput.None);
    }

    /// <summary>Leaves the question.</summary>
    public static void Stop(Turn turn)
    {
        turn.State = turn.State with { Dialog = null, Platform = null };
        var word = Notices.Word(turn, CommandNames.Platform);
        turn.Show(
            "notice",
            new NoticeCard(null, turn.Words.Format("platform.stopped", ("word", word)), Notices.WayOn(turn))
        );
    }

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var known = turn.State.Platform ?? new PlatformState { Step = Ask };
        switch (press.Act())
        {
            case "recommend":
                Move(turn, Ask, known, DialogInput.Pressed(press.Verb, press.Data));
                break;
            case "change":
                Move(turn, Ask, known, DialogInput.Pressed(press.Verb, press.Data));
                break;
            case "show" when turn.Content.Platforms.Find(press.Text("id") ?? "") is { } row:
                turn.Show("platform", PlatformView.Row(turn, row));
                break;
            case "compare":
                PlatformView.Compare(turn, PlatformView.Chosen(turn, press));
                break;
            case "show" or "choose":
                turn.Show("platform-choose", PlatformView.Choose(turn, two: false));
                break;
            default:
                Move(turn, Ask, new PlatformState { Step = Ask }, DialogInput.None);
                break;
        }

        return Task.CompletedTask;
    }

    private void Move(Turn turn, string step, PlatformState state, DialogInput input)
    {
        var move = Run(turn, step, state, input);
        var dialog =
            move.Step == Ask ? Name
            : turn.State.Dialog == Name ? null
            : turn.State.Dialog;
        turn.State = turn.State with { Dialog = dialog, Platform = move.State };
    }

    private DialogMove<PlatformState> AskWish(Turn turn, PlatformState state, DialogInput input)
    {
        if (input.Text is { } words)
        {
            return Recommend(turn, new PlatformState { Step = Answer, Wish = words }, DialogInput.None);
        }

        if (input.Verb?.EndsWith(".recommend", StringComparison.Ordinal) == true)
        {
            return Recommend(turn, Given(turn, input), DialogInput.None);
        }

        return Show(turn, state, problem: null, inPlace: input.Verb is not null);
    }

    private static DialogMove<PlatformState> Recommend(Turn turn, PlatformState state, DialogInput input)
    {
        var slots = Slots(state);
        var ranked = turn.Language.Recommender.Recommend(slots, state.Wish);
        if (ranked.Count == 0)
        {
            return Show(turn, state with { Step = Ask }, turn.Words["platform.nothing-understood"], inPlace: true);
        }

        turn.ShowInPlace("recommendation", PlatformView.Recommendation(turn, ranked, slots, state.Wish));
        return new(Answer, state with { Step = Answer });
    }

    private static PlatformSlots Slots(PlatformState state) =>
        new()
        {
            Audiences = state.Audiences,
            Purposes = state.Purposes,
            Materials = state.Materials,
            Times = state.Times,
            TurnedDown = state.TurnedDown,
        };

    private static DialogMove<PlatformState> Show(Turn turn, PlatformState state, string? problem, bool inPlace)
    {
        var card = PlatformView.Ask(turn, state, problem);
        if (inPlace)
        {
            turn.ShowInPlace("platform-ask", card);
        }
        else
        {
            turn.Show("platform-ask", card);
        }

        return new(Ask, state with { Step = Ask });
    }

    /// <summary>What the card's fields say; ids that the table does not know are passed over.</summary>
    private static PlatformState Given(Turn turn, DialogInput input)
    {
        var press = new CardInput(input.Verb!, input.Data, null, false);
        return new()
        {
            Step = Answer,
            Wish = press.Text("wish"),
            Audiences = Known(turn, press, SlotKind.Audience, "audience"),
            Purposes = Known(turn, press, SlotKind.Purpose, "purpose"),
            Materials = Known(turn, press, SlotKind.Material, "material"),
            Times = Known(turn, press, SlotKind.Time, "time"),
        };
    }

    private static List<string> Known(Turn turn, CardInput press, SlotKind kind, string field) =>
        [.. press.Choices(field).Where(id => turn.Content.Platforms.FindSlot(kind, id) is not null)];
}
