using System.Globalization;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Walk;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary><c>forget me</c>: lists what is held, shows all of it, and deletes it after confirmation.</summary>
internal sealed class PrivacyRoom(PledgeDesk desk, OutboxQueue queue, WalkDialog walk) : IRoom
{
    /// <summary>Characters of the export on one card: within what a phone renders and Teams accepts.</summary>
    private const int LettersOnACard = 6000;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("privacy.export", ExportAsync, Answered.InPrivate);
        verbs.On("privacy.forget", (turn, _) => Forget(turn), Answered.InPrivate);
        verbs.On(
            "privacy.keep",
            (turn, _) => turn.ShowInPlace("notice", Notices.Of(turn, "privacy.kept")),
            Answered.InPrivate
        );
        commands.On(
            CommandNames.ForgetMe,
            (turn, _, token) => ShowAsync(turn, exportFrom: null, token),
            Answered.InPrivate
        );
    }

    private void Forget(Turn turn)
    {
        turn.Also(new ForgetEffect(turn.TenantId, turn.PersonKey, queue, desk.Now));
        turn.ShowInPlace("notice", Notices.Of(turn, "privacy.forgotten"));
    }

    private Task ExportAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        ShowAsync(
            turn,
            int.TryParse(press.Id("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0,
            cancellationToken
        );

    /// <param name="exportFrom">The first line of the export to show; null for only the kinds of data.</param>
    private async Task ShowAsync(Turn turn, int? exportFrom, CancellationToken cancellationToken)
    {
        var pledges = await desk.MineAsync(turn.PersonKey, int.MaxValue, cancellationToken);
        var joined = await desk.JoinedAsync(turn.PersonKey, int.MaxValue, cancellationToken);
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

        var said = exportFrom is null ? null : turn.Words["privacy.export-intro"];
        var (lines, next) = exportFrom is { } from ? Page([.. Everything(turn, pledges, joined)], from) : ([], "");
        turn.ShowInPlace("privacy", new PrivacyCard(turn.Words["privacy.title"], said, held, lines, next));
    }

    /// <summary>Returns the lines that fit on a card, at least one, and where the next card begins, if any.</summary>
    private static (List<string> Lines, string Next) Page(List<string> all, int from)
    {
        var lines = new List<string>();
        var letters = 0;
        foreach (var line in all.Skip(from))
        {
            letters += line.Length;
            if (lines.Count > 0 && letters > LettersOnACard)
            {
                return (lines, (from + lines.Count).ToString(CultureInfo.InvariantCulture));
            }

            lines.Add(line);
        }

        return (lines, "");
    }

    private IEnumerable<string> Everything(Turn turn, IReadOnlyList<Pledge> pledges, IReadOnlyList<Pledge> joined)
    {
        var person = turn.Said.Person;
        string?[] about =
        [
            turn.Said.PersonName?.Text,
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

    private static string Item(Turn turn, string phrase, string text) => turn.Words.Format(phrase, ("text", text));
}
