using System.Globalization;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>"Our answers": what a team keeps, for its owners, a few at a time, and what every organisation gets asked.</summary>
internal sealed class OwnAnswerList(OwnAnswerDesk desk, CampaignRights rights) : IRoom, ICampaignToDo
{
    private const int OnACard = 3;

    /// <summary>The first page has the way to the checklist too, and a card has six buttons at most.</summary>
    private const int OnTheFirst = 2;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(
            verbs,
            "own.list",
            (turn, press, team, token) => ShowAsync(turn, team, press.Words("words"), From(press), token)
        );
        On(verbs, "own.checklist", (turn, press, team, token) => ShowOpenAsync(turn, team, From(press), token));
        commands.On(CommandNames.OurAnswers, FindAsync, Answered.InPrivate);
    }

    /// <summary>The starter set, until all of it is answered.</summary>
    public async Task<IReadOnlyList<CampaignToDo>> ItemsAsync(
        Turn turn,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        var answered = await AnsweredAsync(turn, campaign, cancellationToken);
        return answered == turn.Content.Starters.Count
            ? []
            : [new(Progress(turn, answered), new CardButton(turn.Words["buttons.checklist"], "own.checklist"))];
    }

    private delegate Task OwnerHandler(
        Turn turn,
        Press press,
        CampaignRecord team,
        CancellationToken cancellationToken
    );

    private void On(Verbs verbs, string verb, OwnerHandler handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await rights.ChooseAsync(turn, press.Id("team"), verb, token) is { } team)
                {
                    await handler(turn, press, team, token);
                }
            },
            Answered.InOwnView
        );

    private async Task FindAsync(Turn turn, Heard words, CancellationToken cancellationToken)
    {
        if (await rights.ChooseAsync(turn, null, "own.list", cancellationToken) is { } team)
        {
            await ShowAsync(turn, team, words, 0, cancellationToken);
        }
    }

    private async Task ShowAsync(
        Turn turn,
        CampaignRecord team,
        Heard search,
        int from,
        CancellationToken cancellationToken
    )
    {
        var words = search.Keepable ?? "";
        var found = await desk.ListAsync(team, words, from, OnACard + 1, cancellationToken);
        var answered = await AnsweredAsync(turn, team, cancellationToken);
        var count = await desk.CountAsync(team, cancellationToken);
        var hasMore = found.Count > OnACard;
        var lines = from == 0 && hasMore ? OnTheFirst : OnACard;
        turn.ShowInPlace(
            "own-answers",
            new OwnAnswersCard(
                team.TeamId!,
                turn.Words.Plural("own.count", count),
                found.Count == 0 && words.Length > 0 ? turn.Words["own.none-found"] : null,
                words,
                [
                    .. found
                        .Take(lines)
                        .Select(answer => new OwnAnswerLine(
                            answer.Id,
                            answer.Wordings.Split('\n')[0],
                            turn.Words.Format(
                                "own.until-day",
                                ("date", PledgeTimes.Write(answer.TrueUntil, turn.Language.Id))
                            ),
                            turn.Words["buttons.open"],
                            "own.show"
                        )),
                ],
                from > 0 ? null : Progress(turn, answered),
                "own.list",
                hasMore ? Text(from + lines) : null
            )
        );
    }

    /// <summary>The questions of the starter set that the team has not answered.</summary>
    private async Task ShowOpenAsync(Turn turn, CampaignRecord team, int from, CancellationToken cancellationToken)
    {
        var answered = await desk.StartersAsync(team, cancellationToken);
        var open = turn.Content.Starters.Where(starter => !answered.ContainsKey(starter.Id)).ToList();
        from = from < open.Count ? from : 0;
        turn.ShowInPlace(
            "own-answers",
            new OwnAnswersCard(
                team.TeamId!,
                Progress(turn, turn.Content.Starters.Count - open.Count),
                open.Count == 0 ? turn.Words["own.all-answered"] : null,
                "",
                [
                    .. open.Skip(from)
                        .Take(OnACard)
                        .Select(starter => new OwnAnswerLine(
                            starter.Id,
                            starter.Question,
                            turn.Words["own.not-yet"],
                            turn.Words["buttons.answer"],
                            "own.write"
                        )),
                ],
                null,
                "own.checklist",
                from + OnACard < open.Count ? Text(from + OnACard) : null
            )
        );
    }

    private static string Progress(Turn turn, int count) =>
        turn.Words.Format("own.answered", ("count", count), ("total", turn.Content.Starters.Count));

    private async Task<int> AnsweredAsync(Turn turn, CampaignRecord team, CancellationToken cancellationToken)
    {
        var answered = await desk.StartersAsync(team, cancellationToken);
        return turn.Content.Starters.Count(starter => answered.ContainsKey(starter.Id));
    }

    private static int From(Press press) =>
        int.TryParse(press.Id("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
