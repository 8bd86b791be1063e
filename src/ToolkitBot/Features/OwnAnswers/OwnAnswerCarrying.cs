using System.Globalization;
using System.Text;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions.Own;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// A team's owners take its answers along, as text to copy, and paste some in: looked at first, and kept all or none. What
/// was pasted is nowhere but on the card, and not even there if it must not be kept.
/// </summary>
internal sealed class OwnAnswerCarrying(OwnAnswerDesk desk, CampaignRights rights) : IRoom
{
    /// <summary>Of one page, and of what may be pasted at once: a card must stay below 28 KB.</summary>
    private const int MostBytes = 20_000;

    /// <summary>Faults that are told in full; of further ones the lines are named.</summary>
    private const int MostFaults = 20;

    private const string Csv = "csv";
    private const string Yaml = "yaml";

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "own.along", ShowAsync);
        On(verbs, "own.paste", ShowEmptyAsync);
        On(verbs, "own.look", LookAsync);
        On(verbs, "own.take", TakeAsync);
    }

    private void On(Verbs verbs, string verb, Func<Turn, Press, CampaignRecord, CancellationToken, Task> handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await rights.AskAsync(turn, press.Id("team"), token) is { } team)
                {
                    await handler(turn, press, team, token);
                }
            },
            Answered.InOwnView,
            Written.ForOthers
        );

    private async Task ShowAsync(Turn turn, Press press, CampaignRecord team, CancellationToken cancellationToken)
    {
        var kept = await desk.KeptAsync(team, cancellationToken);
        var asked = int.TryParse(press.Id("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? at
            : 0;
        var from = asked < kept.Count ? asked : 0;
        var isYaml = press.Id("form") == Yaml;
        var files = isYaml ? OwnAnswerFiles.Yaml(turn.Language, kept) : [];
        var count = isYaml
            ? Fit(files.Skip(from).Select(file => file.Text + file.Name))
            : Fit(kept.Skip(from).Select(answer => OwnAnswerFiles.Csv([answer])));
        var next = from + count;
        turn.ShowInPlace(
            "own-answers-along",
            new OwnAnswersAlongCard(
                team.TeamId!,
                kept.Count == 0
                    ? turn.Words["own.nothing-kept"]
                    : turn.Words.Format(
                        isYaml ? "own.along-yaml" : "own.along-csv",
                        ("first", from + 1),
                        ("last", next),
                        ("total", kept.Count)
                    ),
                isYaml
                    ? OwnAnswerYaml.Join(files.Skip(from).Take(count).Select(file => (file.Name, file.Text)))
                    : OwnAnswerFiles.Csv(kept.Skip(from).Take(count)),
                isYaml ? Yaml : Csv,
                isYaml ? Csv : Yaml,
                turn.Words[isYaml ? "buttons.as-table" : "buttons.as-yaml"],
                next < kept.Count ? next.ToString(CultureInfo.InvariantCulture) : null
            )
        );
    }

    private static Task ShowEmptyAsync(Turn turn, Press press, CampaignRecord team, CancellationToken cancellationToken)
    {
        ShowForm(turn, Empty(team));
        return Task.CompletedTask;
    }

    private async Task LookAsync(Turn turn, Press press, CampaignRecord team, CancellationToken cancellationToken)
    {
        if (await ReadAsync(turn, press, team, cancellationToken) is { } plan)
        {
            ShowPlan(turn, press, team, plan);
        }
    }

    private async Task TakeAsync(Turn turn, Press press, CampaignRecord team, CancellationToken cancellationToken)
    {
        if (await ReadAsync(turn, press, team, cancellationToken) is not { } plan)
        {
            return;
        }

        if (plan.IsNothing || MarkOf(press, plan) != press.Id("mark"))
        {
            // Other words than were looked at, or other answers are kept by now: it is looked at again.
            ShowPlan(turn, press, team, plan);
            return;
        }

        turn.Also(desk.Import(team, plan, turn.Language.Id, turn.PersonKey));
        turn.ShowInPlace(
            "notice",
            new NoticeCard(
                null,
                $"{plan.Outcome(turn.Words)} {turn.Words["own.kept-all"]}",
                [new(turn.Words["buttons.our-answers"], "own.list")]
            )
        );
    }

    /// <summary>What was pasted, held against what the team keeps; null if it is not read, and they are told.</summary>
    private async Task<OwnAnswerPlan?> ReadAsync(
        Turn turn,
        Press press,
        CampaignRecord team,
        CancellationToken cancellationToken
    )
    {
        var text = press.Pasted("answers");
        if (text.Length == 0)
        {
            ShowForm(turn, Empty(team) with { Problem = turn.Words["errors.field-required"] });
            return null;
        }

        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            ShowForm(turn, Empty(team) with { Problem = turn.Words.Format("own.too-much", ("limit", MostBytes)) });
            return null;
        }

        var kept = await desk.KeptAsync(team, cancellationToken);
        var today = OwnAnswerForm.Today(turn, desk.Now);
        return OwnAnswerPlan.Of(turn.Language, [new("", text)], kept, today);
    }

    private static void ShowPlan(Turn turn, Press press, CampaignRecord team, OwnAnswerPlan plan)
    {
        var isRight = plan.Problems.Count == 0;
        ShowForm(
            turn,
            new(
                team.TeamId!,
                plan.MayShow ? press.Pasted("answers") : "",
                isRight ? null : turn.Words[plan.MayShow ? "own.none-kept" : "own.none-kept-nor-shown"],
                [.. Faults(turn.Words, plan.Problems)],
                isRight ? plan.Outcome(turn.Words) : null,
                plan.IsNothing ? null : MarkOf(press, plan)
            )
        );
    }

    private static IEnumerable<string> Faults(Phrases words, IReadOnlyList<ContentProblem> problems)
    {
        foreach (var problem in problems.Take(MostFaults))
        {
            yield return words.Format("own.fault", ("line", problem.Line), ("problem", problem.Message));
        }

        if (problems.Count > MostFaults)
        {
            var lines = problems.Skip(MostFaults).Select(problem => problem.Line).Distinct().ToList();
            yield return words.Format("own.more-faults", ("lines", string.Join(", ", Runs(lines))));
        }
    }

    /// <summary>Numbers in order, those that follow each other as "3-7".</summary>
    private static IEnumerable<string> Runs(List<int> numbers) =>
        numbers
            .Select((number, at) => (number, Run: number - at))
            .GroupBy(one => one.Run, one => one.number)
            .Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}-{run.Last()}");

    private static void ShowForm(Turn turn, OwnAnswersPasteCard form) => turn.ShowInPlace("own-answers-paste", form);

    private static OwnAnswersPasteCard Empty(CampaignRecord team) => new(team.TeamId!, "", null, [], null, null);

    private static string MarkOf(Press press, OwnAnswerPlan plan) =>
        Fingerprint.Of([
            press.Pasted("answers").ReplaceLineEndings("\n"),
            $"{plan.New.Count} {plan.Same}",
            .. plan.Changed.Select(one => $"{one.There.Id} {one.There.ChangedAt.ToUnixTimeMilliseconds()}"),
        ]);

    /// <summary>How many of these fit on a page, at least one; the signs count double that are written with a backslash.</summary>
    private static int Fit(IEnumerable<string> parts)
    {
        var bytes = 0;
        return parts
            .TakeWhile(
                (part, at) =>
                    (
                        bytes +=
                            Encoding.UTF8.GetByteCount(part) + part.Count(sign => sign is '"' or '\\' or '\n' or '\r')
                    ) <= MostBytes
                    || at == 0
            )
            .Count();
    }
}
