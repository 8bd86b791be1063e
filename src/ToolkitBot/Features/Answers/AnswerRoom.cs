using System.Text.Json.Nodes;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>
/// Answers questions: with the section that answers them and its source, or with an honest no and whom to ask instead.
/// Questions are screened before they are stored.
/// </summary>
internal sealed class AnswerRoom(PlatformDialog platform, TimeProvider clock) : IRoom
{
    private const int MostLinks = 3;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("answer.show", ShowOne);
        verbs.On("answer.helpful", Thank);
        verbs.On("answer.not-helpful", Regret);
        verbs.On("answer.none", (turn, _) => NameTheDoor(turn));
        verbs.On("answer.contacts", (turn, _) => NameTheDoor(turn));
        verbs.OnInvoke(InvokeNames.MessageSubmitAction, CountFeedbackAsync);
        commands.Otherwise(AnswerAsync);
    }

    private Task AnswerAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        var finding = words.Find(turn.State.LastTopic);
        switch (finding.Outcome)
        {
            case not FindingOutcome.Declined when HangsOnAWish(turn, words, finding):
                turn.Also(new TallyEffect(clock, "answer", AnswerSection.PlatformChoice));
                platform.WishAgain(turn, words);
                break;
            case FindingOutcome.Declined:
                Decline(turn, words, finding);
                break;
            case FindingOutcome.Unsure:
                turn.Show("unsure", new UnsureCard(Links(turn, finding.Nearest.Select(near => near.Id))));
                break;
            default:
                ShowFound(turn, words, finding);
                break;
        }

        return Task.CompletedTask;
    }

    private void ShowOne(Turn turn, Press press)
    {
        if (SectionOf(turn, press) is { } section)
        {
            ShowSection(turn, section.Id, null);
        }
        else
        {
            NameTheDoor(turn);
        }
    }

    private void Thank(Turn turn, Press press)
    {
        if (SectionOf(turn, press) is { } section)
        {
            turn.Also(new TallyEffect(clock, "helpful", section.Id));
        }

        turn.Toast(turn.Words["answer.helpful-thanks"]);
    }

    private void Regret(Turn turn, Press press)
    {
        var section = SectionOf(turn, press);
        if (section is not null)
        {
            turn.Also(new TallyEffect(clock, "not-helpful", section.Id));
        }

        ShowDoor(turn, "answer.not-helpful-thanks", section?.Related ?? []);
    }

    private static void NameTheDoor(Turn turn) => ShowDoor(turn, "answer.declined", []);

    private static void ShowDoor(Turn turn, string phrase, IEnumerable<string> related) =>
        turn.Show(
            "declined",
            new DeclinedCard(
                turn.Words["answer.ask-them"],
                turn.Words[phrase],
                [ContactLine.Of(turn, "communications")],
                Links(turn, related)
            )
        );

    private static AnswerSection? SectionOf(Turn turn, Press press) => turn.Content.Answer(press.Id("id") ?? "");

    /// <summary>Counts a thumbs up or down below a message; stores neither the person nor their words.</summary>
    private Task CountFeedbackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Said.Value.Inside("actionValue").Id("reaction") is { } reaction && (reaction is "like" or "dislike"))
        {
            turn.Also(new TallyEffect(clock, "feedback", reaction));
        }

        turn.Answer(200, new JsonObject());
        return Task.CompletedTask;
    }

    /// <summary>Returns whether the words follow up the wish last recommended for: "and for volunteers?".</summary>
    private bool HangsOnAWish(Turn turn, Heard words, Finding finding) =>
        finding.IsFollowUp
        && turn.State.LastTopic == AnswerSection.PlatformChoice
        && platform.HasWish(turn)
        && (
            finding.Outcome == FindingOutcome.Unsure
                ? turn.Language.Slots.Find(words.Text) is { IsEmpty: false, Named: [] }
                : finding.Ranked[0].Id == AnswerSection.PlatformChoice
        );

    /// <summary>Shows both parts of a double question, or else the one section found.</summary>
    private void ShowFound(Turn turn, Heard words, Finding finding)
    {
        if (finding.Parts.Count == 0)
        {
            ShowSection(turn, finding.Ranked[0].Id, words);
        }

        foreach (var part in finding.Parts)
        {
            ShowSection(turn, part.SectionId, new Heard(turn.Language, part.Text, words.Names));
        }
    }

    /// <param name="words">The words that asked for it; null for a button.</param>
    private void ShowSection(Turn turn, string id, Heard? words)
    {
        turn.State = turn.State with { LastTopic = id };
        turn.Also(new TallyEffect(clock, "answer", id));
        if (id == AnswerSection.PlatformChoice)
        {
            platform.Wish(turn, words ?? new Heard(turn.Language, turn.Content.Answer(id)!.Title));
            return;
        }

        var section = turn.Content.Answer(id)!;
        turn.Show(
            "answer",
            new AnswerCard(
                section.Id,
                section.Title,
                section.Text,
                turn.Words.Format("answer.source", ("source", section.Source)),
                section.Tip,
                section.Pledge,
                Links(turn, section.Related)
            )
        );
    }

    private void Decline(Turn turn, Heard words, Finding finding)
    {
        var door = turn.Content.Doors.FirstOrDefault(d => d.Id == finding.Door) ?? turn.Content.Doors[0];
        turn.Also(new TallyEffect(clock, "declined", door.Id));
        if (words.KeepableForOthers is { } kept)
        {
            turn.Also(new UnansweredEffect(clock, kept, door.Id, turn.Language.Id));
        }

        turn.Show(
            "declined",
            new DeclinedCard(
                door.Title,
                door.Text,
                [ContactLine.Of(turn, door.Contact)],
                Links(turn, finding.Nearest.Select(near => near.Id))
            )
        );
    }

    private static List<SectionLink> Links(Turn turn, IEnumerable<string> ids) =>
        [
            .. ids.Select(turn.Content.Answer)
                .OfType<AnswerSection>()
                .Take(MostLinks)
                .Select(answer => new SectionLink(answer.Id, answer.Name)),
        ];
}
