using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Teams;

/// <summary>Finds teams while somebody types into the field of a card (<c>Data.Query</c>). Queries are never stored.</summary>
internal sealed class TeamSearch(TeamFinder teams) : IRoom
{
    /// <summary>The data sets that cards' fields name: teams for pledges, and teams for questions.</summary>
    private const string DataSet = "teams";
    private const string Questions = "question-teams";

    public void Declare(Verbs verbs, TypedCommands commands) => verbs.OnInvoke(InvokeNames.Search, AnswerAsync);

    private async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Said.Value;
        var set = asked.Id("dataset") ?? DataSet;
        var use = set == Questions ? TeamUse.Questions : TeamUse.Pledges;
        var found = set is DataSet or Questions
            ? await teams.SearchAsync(turn, asked.Words("queryText").Text, cancellationToken, use)
            : [];
        turn.Answer(
            200,
            new JsonObject
            {
                ["statusCode"] = 200,
                ["type"] = "application/vnd.microsoft.search.searchResponse",
                ["value"] = new JsonObject
                {
                    ["results"] = new JsonArray([
                        .. found.Select(team => new JsonObject { ["title"] = team.Title(turn), ["value"] = team.Id }),
                    ]),
                },
            }
        );
    }
}
