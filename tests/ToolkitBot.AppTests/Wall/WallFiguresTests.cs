using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
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
        Assert.Equal(
            ["listening 3", "team 1", " 1"],
            Themes(all).Where(theme => !theme.EndsWith(" 0", StringComparison.Ordinal))
        );
        Assert.Equal(["2026-10-01 3", "2026-10-02 2"], Days(all));
        Assert.Equal((100, "Sample campaign"), ((int)all["campaign"]!["goal"]!, (string?)all["campaign"]!["name"]));

        var listening = await AskAsync(bot, "/api/wall?theme=listening");
        Assert.Equal((3, 7, 1), ((int)listening["total"]!, (int)listening["joined"]!, (int)listening["done"]!));
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
    public async Task A_pledge_that_was_let_go_stays_counted_and_leaves_the_newest(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        await wall.PledgeAsync("Kept", joined: 2);
        await wall.PledgeAsync("Let go later", joined: 3, day: 2);
        Assert.Equal(["Let go later", "Kept"], Newest(await AskAsync(bot, "/api/wall")));

        await wall.ChangeAsync("Let go later", row => row.Entity.LetGo(outcome: null));
        foreach (var path in new[] { "/api/wall", "/api/wall?theme=listening" })
        {
            var seen = await AskAsync(bot, path);
            Assert.Equal((2, 5, 0), ((int)seen["total"]!, (int)seen["joined"]!, (int)seen["done"]!));
            Assert.Equal(["Kept"], Newest(seen));
            Assert.Equal(["2026-10-01 1", "2026-10-02 1"], Days(seen));
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_day_whose_pledges_were_all_withdrawn_is_a_day_without_a_pledge(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        await wall.PledgeAsync("Kept");
        await wall.PledgeAsync("Withdrawn later", theme: "team", joined: 3, day: 2);
        await wall.ChangeAsync("Withdrawn later", row => row.Entity.Withdraw());

        var all = await AskAsync(bot, "/api/wall");
        Assert.Equal((1, 0), ((int)all["total"]!, (int)all["joined"]!));
        Assert.Equal(["2026-10-01 1"], Days(all));
        Assert.Empty(Days(await AskAsync(bot, "/api/wall?theme=team")));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task After_any_changes_the_figures_equal_a_count_over_the_pledges(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var wall = new SampleWall(bot.Services, SampleWorld.TenantId);
        await wall.BeginAsync();
        var random = new Random(700);
        var states = Enum.GetValues<PledgeState>();
        string?[] themes = ["listening", "team", "patients", null];
        string[] makers = ["individual", "team", "organisation"];
        for (var at = 0; at < 30; at++)
        {
            await wall.PledgeAsync(
                $"Sample {at}",
                themes[random.Next(themes.Length)],
                makers[random.Next(makers.Length)],
                state: states[random.Next(states.Length)],
                joined: random.Next(9),
                day: random.Next(1, 6)
            );
        }

        for (var at = 0; at < 60; at++)
        {
            await wall.ChangeAsync(
                $"Sample {random.Next(30)}",
                row =>
                {
                    row.Property(p => p.State).CurrentValue = states[random.Next(states.Length)];
                    row.Property(p => p.ThemeId).CurrentValue = themes[random.Next(themes.Length)];
                    row.Property(p => p.MadeAs).CurrentValue = makers[random.Next(makers.Length)];
                    row.Property(p => p.Joined).CurrentValue = random.Next(9);
                }
            );
        }

        foreach (var theme in new[] { null, "listening", "team", "patients", "online" })
        {
            var seen = await AskAsync(bot, theme is null ? "/api/wall" : $"/api/wall?theme={theme}");
            var counted = await CountAsync(bot, theme);
            Assert.Equal(counted.Count, (int)seen["total"]!);
            Assert.Equal(counted.Sum(pledge => pledge.Joined), (int)seen["joined"]!);
            Assert.Equal(counted.Count(pledge => pledge.State == PledgeState.Done), (int)seen["done"]!);
            Assert.All(makers, by => Assert.Equal(counted.Count(pledge => pledge.MadeAs == by), (int)seen["as"]![by]!));
            Assert.Equal(
                counted
                    .GroupBy(pledge => pledge.CreatedAt.UtcDateTime.Day)
                    .OrderBy(day => day.Key)
                    .Select(day => $"2026-10-0{day.Key} {day.Count()}"),
                Days(seen)
            );
        }
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

    /// <summary>Every pledge that stands in the channel, counted one by one.</summary>
    private static async Task<List<Pledge>> CountAsync(BotUnderTest bot, string? theme)
    {
        await using var db = bot.Services.GetRequiredService<Database>().Read();
        return await db
            .Pledges.AsNoTracking()
            .Where(pledge => theme == null || pledge.ThemeId == theme)
            .Where(pledge =>
                pledge.State == PledgeState.Posted
                || pledge.State == PledgeState.Due
                || pledge.State == PledgeState.StillOnIt
                || pledge.State == PledgeState.Done
                || pledge.State == PledgeState.LetGo
            )
            .ToListAsync();
    }

    private static IEnumerable<string?> Newest(JsonNode wall) =>
        wall["newest"]!.AsArray().Select(pledge => (string?)pledge!["text"]);

    private static IEnumerable<string> Themes(JsonNode wall) =>
        wall["themes"]!.AsArray().Select(theme => $"{theme!["id"]} {theme["total"]}");

    private static IEnumerable<string> Days(JsonNode wall) =>
        wall["days"]!.AsArray().Select(day => $"{day!["day"]} {day["total"]}");
}
