using System.Text.Json.Nodes;
using ToolkitBot.Features.OwnAnswers;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Questions;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>
/// Answers questions: with the section that answers them and its source, or with an honest no and whom to ask instead.
/// Questions are screened before they are stored.
/// </summary>
internal sealed class AnswerRoom(
    PlatformDialog platform,
    QuestionDesk people,
    OwnAnswerFinder finder,
    OwnAnswerRoom own,
    TimeProvider clock
) : IRoom
{
    private const int MostLinks = 3;
    private const int MostNearest = 2;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("answer.show", ShowOneAsync);
        verbs.On("answer.helpful", Thank);
        verbs.On("answer.not-helpful", RegretAsync);
        verbs.On("answer.none", NameTheDoorAsync);
        verbs.On("answer.contacts", NameTheDoorAsync);
        verbs.OnInvoke(InvokeNames.MessageSubmitAction, CountFeedbackAsync);
        commands.Otherwise(AnswerAsync);
    }

    private async Task AnswerAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        var finding = words.Find(turn.State.LastTopic);
        var ours = await finder.FindAsync(turn, words, finding, cancellationToken);
        if (ours.Sure is { } kept)
        {
            turn.State = turn.State with { LastTopic = null };
            turn.Also(new TallyEffect(clock, "answer", "own"));
            await own.ShowAsync(turn, kept, AskedWords.Remember(turn, words), cancellationToken);
            return;
        }

        switch (finding.Outcome)
        {
            case not FindingOutcome.Declined when HangsOnAWish(turn, words, finding):
                turn.Also(new TallyEffect(clock, "answer", AnswerSection.PlatformChoice));
                platform.WishAgain(turn, words);
                break;
            case FindingOutcome.Answer when WishesForAnother(turn, words, finding):
                turn.Also(new TallyEffect(clock, "answer", AnswerSection.PlatformChoice));
                platform.Wish(turn, words);
                break;
            case FindingOutcome.Declined:
                await DeclineAsync(turn, words, finding, ours.Near, cancellationToken);
                break;
            case FindingOutcome.Unsure:
                turn.Show(
                    "unsure",
                    new UnsureCard(
                        [.. ours.Near.Concat(Links(turn, finding.Nearest.Select(near => near.Id))).Take(MostLinks)],
                        await people.IsThereAsync(turn.TenantId, cancellationToken),
                        AskedWords.Remember(turn, words),
                        AskedWords.PlaceOf(turn)
                    )
                );
                break;
            default:
                ShowFound(turn, words, finding, ours.Near);
                break;
        }
    }

    private async Task ShowOneAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (SectionOf(turn, press) is { } section)
        {
            ShowSection(turn, section.Id, null, press.Id("asked") ?? "");
        }
        else
        {
            await NameTheDoorAsync(turn, press, cancellationToken);
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

    private async Task RegretAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var section = SectionOf(turn, press);
        if (section is not null)
        {
            turn.Also(new TallyEffect(clock, "not-helpful", section.Id));
        }

        await ShowDoorAsync(turn, press, "answer.not-helpful-thanks", section?.Related ?? [], cancellationToken);
    }

    private Task NameTheDoorAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        ShowDoorAsync(turn, press, "answer.declined", [], cancellationToken);

    private async Task ShowDoorAsync(
        Turn turn,
        Press press,
        string phrase,
        IEnumerable<string> related,
        CancellationToken cancellationToken
    ) =>
        turn.Show(
            "declined",
            new DeclinedCard(
                turn.Words["answer.ask-them"],
                turn.Words[phrase],
                [ContactLine.Of(turn, Contact.Communications)],
                Links(turn, related),
                await people.IsThereAsync(turn.TenantId, cancellationToken),
                press.Id("asked") ?? "",
                AskedWords.PlaceOf(turn)
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

    /// <summary>
    /// Returns whether the platform that the words are closest to is one that they turn down, or stands for one that the
    /// table does not have: "recruit physios, not LinkedIn", "should we be on Bluesky?".
    /// </summary>
    private static bool WishesForAnother(Turn turn, Heard words, Finding finding)
    {
        if (
            finding.Parts.Count > 0
            || turn.Content.Platforms.Platforms.FirstOrDefault(row => row.Section == finding.Ranked[0].Id)
                is not { } found
        )
        {
            return false;
        }

        var slots = turn.Language.Slots.Find(words.Text);
        return slots.TurnedDown.Contains(found.Id) || slots.Unknown.Count > 0;
    }

    /// <summary>Shows both parts of a double question, or else the one section found.</summary>
    private void ShowFound(Turn turn, Heard words, Finding finding, IReadOnlyList<SectionLink> ours)
    {
        var asked = AskedWords.Remember(turn, words);
        if (finding.Parts.Count == 0)
        {
            ShowSection(turn, finding.Ranked[0].Id, words, asked, ours);
        }

        foreach (var part in finding.Parts)
        {
            ShowSection(turn, part.SectionId, new Heard(turn.Language, part.Text, words.Names), asked);
        }
    }

    /// <param name="words">The words that asked for it; null for a button.</param>
    /// <param name="asked">Mark of the question; empty if there is none.</param>
    /// <param name="ours">The team's own answers that may be meant.</param>
    private void ShowSection(Turn turn, string id, Heard? words, string asked, IReadOnlyList<SectionLink>? ours = null)
    {
        turn.State = turn.State with { LastTopic = id };
        turn.Also(new TallyEffect(clock, "answer", id));
        if (id == AnswerSection.PlatformChoice)
        {
            platform.Wish(turn, words ?? new Heard(turn.Language, turn.Content.Answer(id)!.Title));
            return;
        }

        var section = turn.Content.Answer(id)!;
        var (text, rest) = Glance.Split(section.Text);
        turn.Show(
            "answer",
            new AnswerCard(
                section.Id,
                section.Title,
                text,
                rest,
                turn.Words.Format("answer.source", ("source", section.Source)),
                section.Tip,
                section.Pledge,
                Foremost(ours ?? [], Links(turn, section.Related)),
                asked
            )
        );
    }

    private async Task DeclineAsync(
        Turn turn,
        Heard words,
        Finding finding,
        IReadOnlyList<SectionLink> ours,
        CancellationToken cancellationToken
    )
    {
        var door = turn.Content.Doors.FirstOrDefault(d => d.Id == finding.Door) ?? turn.Content.Doors[0];
        if (door.Source is { } source)
        {
            ShowOwn(turn, door, source, AskedWords.Remember(turn, words));
            return;
        }

        turn.Also(new TallyEffect(clock, "declined", door.Id));
        if (words.KeepableForOthers is { } kept)
        {
            turn.Also(new UnansweredEffect(clock, turn.TenantId, kept, door.Id, turn.Language.Id));
        }

        turn.Show(
            "declined",
            new DeclinedCard(
                Named(turn, door),
                door.Text,
                [ContactLine.Of(turn, door.Contact)],
                Foremost(ours, Links(turn, finding.Nearest.Select(near => near.Id))),
                await people.IsThereAsync(turn.TenantId, cancellationToken),
                AskedWords.Remember(turn, words),
                AskedWords.PlaceOf(turn)
            )
        );
    }

    /// <summary>The team's own answers, and the toolkit's where there are not enough of those.</summary>
    private static IReadOnlyList<SectionLink> Foremost(
        IReadOnlyList<SectionLink> ours,
        IReadOnlyList<SectionLink> toolkits
    ) => [.. ours.Concat(toolkits.Take(MostNearest - ours.Count))];

    /// <summary>Shows the answer of a door that has one, which stands outside the toolkit.</summary>
    private void ShowOwn(Turn turn, DeclinedTopic door, string source, string asked)
    {
        turn.Also(new TallyEffect(clock, "answer", door.Id));
        var (text, rest) = Glance.Split(door.Text);
        turn.Show(
            "answer",
            new AnswerCard(
                door.Id,
                door.Title,
                text,
                rest,
                turn.Words.Format("answer.source", ("source", source)),
                door.Tip,
                null,
                [],
                asked
            )
        );
    }

    /// <summary>Says what the bot cannot help with; "Something else altogether" has no name to say.</summary>
    private static string Named(Turn turn, DeclinedTopic door) =>
        door.Id == DeclinedTopic.OffTopic
            ? turn.Words["answer.declined-title"]
            : turn.Words.Format("answer.cannot", ("thing", char.ToLowerInvariant(door.Title[0]) + door.Title[1..]));

    private static List<SectionLink> Links(Turn turn, IEnumerable<string> ids) =>
        [
            .. ids.Select(turn.Content.Answer)
                .OfType<AnswerSection>()
                .Take(MostLinks)
                .Select(answer => new SectionLink(answer.Id, answer.Name, "answer.show")),
        ];
}
