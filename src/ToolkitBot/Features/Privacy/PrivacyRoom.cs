using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Walk;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary><c>forget me</c>: says what is held, shows it, and deletes it after a second word.</summary>
internal sealed class PrivacyRoom(PledgeDesk desk, OutboxQueue queue, WalkDialog walk) : IRoom
{
    private const int MostShown = 50;
    private const int LongestLine = 200;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("privacy.export", (turn, _, token) => ShowAsync(turn, withAll: true, token), Answered.InPrivate);
        verbs.On("privacy.forget", (turn, _) => Forget(turn), Answered.InPrivate);
        verbs.On(
            "privacy.keep",
            (turn, _) => turn.ShowInPlace("notice", Notices.Of(turn, "privacy.kept")),
            Answered.InPrivate
        );
        commands.On(
            CommandNames.ForgetMe,
            (turn, _, token) => ShowAsync(turn, withAll: false, token),
            Answered.InPrivate
        );
    }

    private void Forget(Turn turn)
    {
        turn.Also(new ForgetEffect(turn.TenantId, turn.PersonKey, turn.Content.Campaign, queue, desk.Now));
        turn.ShowInPlace("notice", Notices.Of(turn, "privacy.forgotten"));
    }

    private async Task ShowAsync(Turn turn, bool withAll, CancellationToken cancellationToken)
    {
        var pledges = await desk.MineAsync(turn.PersonKey, MostShown, cancellationToken);
        var joined = await desk.JoinedAsync(turn.PersonKey, MostShown, cancellationToken);
        var answers = walk.AnswersOf(turn).Count;
        var held = new List<string> { turn.Words["privacy.held-person"] };
        if (answers > 0)
        {
            held.Add(turn.Words["privacy.held-answers"]);
        }

        if (pledges.Count > 0)
        {
            held.Add(turn.Words.Plural("privacy.held-pledges", pledges.Count));
        }

        if (joined.Count > 0)
        {
            held.Add(turn.Words.Plural("privacy.held-joins", joined.Count));
        }

        var said = withAll ? turn.Words["privacy.export-intro"] : null;
        var all = withAll ? Everything(turn, pledges, joined).ToList() : [];
        turn.ShowInPlace("privacy", new PrivacyCard(turn.Words["privacy.title"], said, held, all));
    }

    private IEnumerable<string> Everything(Turn turn, IReadOnlyList<Pledge> pledges, IReadOnlyList<Pledge> joined)
    {
        var person = turn.Said.Person;
        string?[] about =
        [
            turn.Said.PersonName,
            person?.ChannelAccountId,
            turn.PersonKey,
            person?.Language,
            person?.Locale,
            person?.TimeZone,
        ];
        yield return Item(
            turn,
            "privacy.item-name",
            string.Join(", ", about.Where(part => !string.IsNullOrEmpty(part)))
        );
        foreach (var answer in walk.AnswersOf(turn))
        {
            var words = string.Join(", ", [.. answer.ChoiceIds, answer.OwnWords ?? ""]).Trim(' ', ',');
            yield return Item(turn, "privacy.item-answer", $"{answer.ConsiderationId}: {words}");
        }

        foreach (var pledge in pledges)
        {
            string?[] parts = [pledge.Text, pledge.ForWhom, pledge.Why, pledge.GroupName, pledge.Outcome];
            yield return Item(
                turn,
                "privacy.item-pledge",
                string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)))
            );
        }

        foreach (var pledge in joined)
        {
            yield return Item(turn, "privacy.item-joined", pledge.Text);
        }
    }

    private static string Item(Turn turn, string phrase, string text) =>
        turn.Words.Format(phrase, ("text", text.Length > LongestLine ? text[..LongestLine] + "…" : text));
}
