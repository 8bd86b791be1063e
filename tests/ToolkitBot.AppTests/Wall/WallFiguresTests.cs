using System.Net;
using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.AppTests.Wall;

public sealed class WallFiguresTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task The_wall_shows_the_kept_counts_of_all_themes_and_of_one(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await FillAsync(bot);

        var all = await AskAsync(bot, "/api/wall");
        Assert.Equal((5, 7, 2), ((int)all["total"]!, (int)all["joined"]!, (int)all["done"]!));
        Assert.Equal("""{"individual":3,"team":1,"organisation":1}""", all["as"]!.ToJsonString());
        Assert.Equal(["listening 3", "team 1", " 1"], Themes(all).Where(theme => !theme.EndsWith(" 0", StringComparison.Ordinal)));
        Assert.Equal(["2026-10-01 3", "2026-10-02 2"], Days(all));
        Assert.Equal((100, "Sample campaign"), ((int)all["campaign"]!["goal"]!, (string?)all["campaign"]!["name"]));

        var listening = await AskAsync(bot, "/api/wall?theme=listening");
        Assert.Equal(
            (3, 7, 1),
            ((int)listening["total"]!, (int)listening["joined"]!, (int)listening["done"]!)
        );
        Assert.Equal(["2026-10-01 2", "2026-10-02 1"], Days(listening));
        Assert.Equal(Themes(all), Themes(listening));
        Assert.Equal(3, listening["newest"]!.AsArray().Count);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_newest_pledges_come_first_and_none_that_is_not_for_everybody(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        for (var day = 1; day <= 25; day++)
        {
            await wall.PledgeAsync($"Sample {day}", day: day);
        }

        await wall.PledgeAsync("Withdrawn words", state: PledgeState.Withdrawn, day: 28);
        await wall.PledgeAsync("Waiting words", state: PledgeState.AwaitingApproval, day: 28);
        await wall.PledgeAsync("Declined words", state: PledgeState.Refused, day: 28);

        var shown = (await AskAsync(bot, "/api/wall"))["newest"]!.AsArray();
        Assert.Equal(
            Enumerable.Range(6, 20).Reverse().Select(day => $"Sample {day}"),
            shown.Select(pledge => (string?)pledge!["text"])
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_name_stands_there_only_where_the_person_agreed(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        await wall.PledgeAsync("Unnamed", madeAs: "team", group: "Sample Ward 7", day: 1);
        await wall.PledgeAsync("Named", madeAs: "team", name: "Sample Person", group: "Sample Ward 8", day: 2);

        var shown = (await AskAsync(bot, "/api/wall"))["newest"]!.AsArray();
        Assert.Equal(("Sample Person", "Sample Ward 8"), ((string?)shown[0]!["name"], (string?)shown[0]!["group"]));
        Assert.Equal((null, null), ((string?)shown[1]!["name"], (string?)shown[1]!["group"]));
        Assert.DoesNotContain("Sample Ward 7", shown.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, Sqlite]
    public async Task Before_the_first_pledge_the_wall_is_empty_and_knows_the_campaign(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = await AskAsync(bot, "/api/wall");
        Assert.Equal(0, (int)wall["total"]!);
        Assert.Empty(wall["newest"]!.AsArray());
        Assert.Equal("Change Day", (string?)wall["campaign"]!["name"]);
        Assert.NotEmpty(wall["themes"]!.AsArray());
    }

    [Theory, Sqlite]
    public async Task An_unknown_theme_is_not_found_and_says_so(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        using var answer = await http.GetAsync("/api/wall?theme=nonsense");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("theme", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, Sqlite]
    public async Task Under_another_host_name_the_local_wall_keeps_shut(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/wall");
        request.Headers.Host = "wall.example";
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task FillAsync(BotUnderTest bot)
    {
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        await wall.PledgeAsync("One", joined: 4);
        await wall.PledgeAsync("Two", madeAs: "team", state: PledgeState.Done, joined: 3);
        await wall.PledgeAsync("Three", theme: "team", madeAs: "organisation");
        await wall.PledgeAsync("Four", day: 2);
        await wall.PledgeAsync("Five", theme: null, state: PledgeState.Done, day: 2);

        // Another organisation's pledges are not on this wall.
        var other = new SampleWall(bot.Services, "00000000-0000-4000-8000-000000000001");
        await other.BeginAsync();
        await other.PledgeAsync("Elsewhere", joined: 9);
    }

    private static async Task<JsonNode> AskAsync(BotUnderTest bot, string path)
    {
        using var http = new HttpClient { BaseAddress = bot.Addresses[0] };
        return JsonNode.Parse(await http.GetStringAsync(path))!;
    }

    private static IEnumerable<string> Themes(JsonNode wall) =>
        wall["themes"]!.AsArray().Select(theme => $"{theme!["id"]} {theme["total"]}");

    private static IEnumerable<string> Days(JsonNode wall) =>
        wall["days"]!.AsArray().Select(day => $"{day!["day"]} {day["total"]}");
}
