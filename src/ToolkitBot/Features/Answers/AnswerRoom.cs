using ToolkitBot.Features.Platforms;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>
/// Questions: the part of the toolkit that answers them with its source, or an honest no with the right door named.
/// Somebody in need is shown who can help before anything else; their words are kept nowhere.
/// </summary>
internal sealed class AnswerRoom(PlatformDialog platform, TimeProvider clock) : IRoom
{
    private const int MostLinks = 3;

    public string Family => "answer";

    /// <summary>Shows the contacts where the words speak of distress, danger or harm. True where they did.</summary>
    public bool TryHelpInNeed(Turn turn, string text)
    {
        if (turn.Language.Sensitive.Check(text) is not [{ } topic, ..])
        {
            return false;
        }

        turn.Show(
            "contacts",
            new ContactsCard(topic.Title, topic.Text, [.. topic.Contacts.Select(id => Line(turn, id))])
        );
        turn.Also(new TallyEffect(clock, "sensitive", topic.Id));
        return true;
    }

    /// <summary>Whether words typed to the open recommender ask about something else than a platform.</summary>
    public bool IsAboutSomethingElse(Turn turn, string text)
    {
        var finding = turn.Language.Find(text, turn.State.LastTopic);
        return finding.Outcome == FindingOutcome.Answer
            && finding.Ranked[0].Id is { } section
            && !section.StartsWith("platform.", StringComparison.Ordinal)
            && turn.Content.Commands.LooksLikeQuestion(text);
    }

    public void Answer(Turn turn, string text)
    {
        var finding = turn.Language.Find(text, turn.State.LastTopic);
        switch (finding.Outcome)
        {
            case not FindingOutcome.Declined when HangsOnAWish(turn, text, finding):
                turn.Also(new TallyEffect(clock, "answer", AnswerSection.PlatformChoice));
                platform.WishAgain(turn, text);
                break;
            case FindingOutcome.Declined:
                Decline(turn, text, finding);
                break;
            case FindingOutcome.Unsure:
                turn.Show("unsure", new UnsureCard(Links(turn, finding.Nearest.Select(near => near.Id))));
                break;
            default:
                ShowFound(turn, text, finding);

                break;
        }
    }

    public Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var section = turn.Content.Answer(press.Text("id") ?? "");
        switch (press.Act())
        {
            case "show" when section is not null:
                ShowSection(turn, section.Id, section.Title);
                break;
            case "helpful" when section is not null:
                turn.Also(new TallyEffect(clock, "helpful", section.Id));
                turn.Toast(turn.Words["answer.helpful-thanks"]);
                break;
            case "not-helpful" when section is not null:
                turn.Also(new TallyEffect(clock, "not-helpful", section.Id));
                turn.Show(
                    "declined",
                    new DeclinedCard(
                        turn.Words["answer.ask-them"],
                        turn.Words["answer.not-helpful-thanks"],
                        [Line(turn, "communications")],
                        Links(turn, section.Related)
                    )
                );
                break;
            default:
                turn.Show(
                    "declined",
                    new DeclinedCard(
                        turn.Words["answer.ask-them"],
                        turn.Words["answer.declined"],
                        [Line(turn, "communications")],
                        []
                    )
                );
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the words go on with the wish that was recommended for: "and for volunteers?".</summary>
    private static bool HangsOnAWish(Turn turn, string text, Finding finding) =>
        finding.IsFollowUp
        && turn.State is { LastTopic: AnswerSection.PlatformChoice, Platform: not null }
        && (
            finding.Outcome == FindingOutcome.Unsure
                ? turn.Language.Slots.Find(text) is { IsEmpty: false, Named: [] }
                : finding.Ranked[0].Id == AnswerSection.PlatformChoice
        );

    /// <summary>Both parts of a double question, else the one section that was found.</summary>
    private void ShowFound(Turn turn, string text, Finding finding)
    {
        if (finding.Parts.Count == 0)
        {
            ShowSection(turn, finding.Ranked[0].Id, text);
        }

        foreach (var part in finding.Parts)
        {
            ShowSection(turn, part.SectionId, part.Text);
        }
    }

    private void ShowSection(Turn turn, string id, string words)
    {
        turn.State = turn.State with { LastTopic = id };
        turn.Also(new TallyEffect(clock, "answer", id));
        if (id == AnswerSection.PlatformChoice)
        {
            platform.Wish(turn, words);
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

    private void Decline(Turn turn, string text, Finding finding)
    {
        var door = turn.Content.Doors.FirstOrDefault(d => d.Id == finding.Door) ?? turn.Content.Doors[0];
        turn.Also(new TallyEffect(clock, "declined", door.Id));
        turn.Also(new UnansweredEffect(clock, text, door.Id, turn.Language.Id));
        turn.Show(
            "declined",
            new DeclinedCard(
                door.Title,
                door.Text,
                [Line(turn, door.Contact)],
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

    public static ContactLine Line(Turn turn, string id)
    {
        var contact = turn.Content.Contact(id);
        var note =
            contact.IsSample ? turn.Words["contact.sample"]
            : contact.Checked is { } day ? turn.Words.Format("contact.checked", ("checked", day))
            : null;
        return new(contact.Name, contact.Text, contact.Reach, note);
    }
}
