using System.Diagnostics;
using Microsoft.Playwright;
using ToolkitBot.Features.Pledges;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Sqlite;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.BrowserTests.Wall;

/// <summary>The pledge wall as people see it: every width and look, by keyboard alone, live, and on a foyer's screen.</summary>
[Collection(InBrowser.Name)]
public sealed class WallBrowserTests(Chromium chromium) : IAsyncLifetime
{
    private const string Campaign = SampleWorld.TenantId + "|change-day";
    private static readonly string[] themes = ["patients", "listening", "online", "team", ""];
    private readonly TemporaryFolder folder = new();
    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Next()}");
    private BotProcess? bot;
    private SqliteDatabase? database;

    public async Task InitializeAsync()
    {
        // A busy machine may take its time; nothing here measures it.
        Assertions.SetDefaultExpectTimeout(40_000);
        if (ChromiumPrograms.Unavailable is not null)
        {
            return;
        }

        var connection = $"Data Source={folder.File("wall.db")}";
        database = new SqliteDatabase(connection);
        await database.MigrateAsync(CancellationToken.None);
        await WriteAsync(db =>
            db.Campaigns.AddRange(
                Begun(),
                Begun("19:clinic@thread.tacv2", "Sample Clinic"),
                Begun("19:ward-a@thread.tacv2", "Sample Ward"),
                Begun("19:ward-b@thread.tacv2", "Sample Ward")
            )
        );
        for (var at = 0; at < 24; at++)
        {
            await PledgeAsync(at, $"Sample: we will ask one patient a week what we should change ({at}).");
        }

        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:ToolkitBot"] = connection,
            ["Wall:PledgeAddress"] = "https://toolkitbot.example/pledge",
        };
        bot = BotProcess.Start(folder.Path, settings, "--urls", address.AbsoluteUri);
        await bot.ReadyAsync(address);
    }

    public async Task DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Dispose();
    }

    [BrowserTheory]
    [InlineData(360, "default")]
    [InlineData(360, "dark")]
    [InlineData(360, "contrast")]
    [InlineData(1280, "default")]
    [InlineData(1280, "dark")]
    [InlineData(1280, "contrast")]
    [InlineData(3840, "default")]
    public async Task The_wall_stands_in_every_width_and_look(int width, string theme)
    {
        await using var window = await chromium.OpenAsync(width);
        await ShowAsync(window, $"/wall?teamsTheme={theme}");
        await window.StandsAsync($"the wall, {theme}, {width}");
        await window.PictureAsync($"wall-{theme}-{width}");
        await window.Page.GetByText("The figures as a table").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#rows tr").First).ToBeVisibleAsync();
        await window.StandsAsync($"the wall with its table, {theme}, {width}");
    }

    [BrowserTheory]
    [InlineData(ReducedMotion.Reduce, 4)]
    [InlineData(ReducedMotion.NoPreference, 1)]
    public async Task The_foyers_screen_turns_by_itself_or_shows_all_at_once(ReducedMotion motion, int views)
    {
        await using var window = await chromium.OpenAsync(1920);
        await window.Page.SetViewportSizeAsync(1920, 1080);
        await window.Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await ShowAsync(window, "/wall?display=screen");
        await Assertions.Expect(window.Page.Locator(".view:visible")).ToHaveCountAsync(views);
        await window.StandsAsync($"the screen, {motion}");
        await window.PictureAsync($"wall-screen-{motion}");
        await Assertions.Expect(window.Page.Locator(".code")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("#here")).ToContainTextAsync("toolkitbot.example/pledge");
        Assert.True(await window.Page.Locator(".code").EvaluateAsync<bool>("code => code.naturalWidth > 0"));
        if (motion == ReducedMotion.NoPreference)
        {
            // No hand is laid on it: the next view comes by itself.
            await Assertions.Expect(window.Page.Locator("#newest")).ToBeVisibleAsync(new() { Timeout = 40_000 });
            await window.PictureAsync("wall-screen-newest");
        }
    }

    [BrowserFact]
    public async Task On_a_phone_the_pledges_come_first_and_every_link_is_large_enough_for_a_thumb()
    {
        await using var window = await chromium.OpenAsync(360);
        await ShowAsync(window, "/wall?team=" + Uri.EscapeDataString(SampleWorld.Team.Id));
        await window.PictureAsync("wall-team-360");
        var tops = await window.Page.EvaluateAsync<double[]>(
            "() => ['hero', 'newest', 'themes'].map(id => document.getElementById(id).getBoundingClientRect().top)"
        );
        Assert.Equal(tops.Order(), tops);
        var small = await window.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a, button, summary')]
                .filter(link => link.offsetParent && !link.matches('.skip') && link.getBoundingClientRect().height < 44)
                .map(link => link.textContent)
            """
        );
        Assert.Empty(small);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_team_is_found_by_part_of_its_name_and_told_apart_from_its_namesake(int width)
    {
        await using var window = await chromium.OpenAsync(width);
        await ShowAsync(window, "/wall");
        var field = window.Page.GetByLabel("Team", new() { Exact = true });
        await field.FillAsync("zzzz");
        await field.PressAsync("Enter");
        await Assertions
            .Expect(window.Page.Locator("#team-said"))
            .ToHaveTextAsync("No team of that name takes pledges here.");
        await field.FillAsync("clin");
        await Assertions.Expect(window.Page.Locator("#team-said")).ToBeEmptyAsync();
        await field.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**team=19%3Aclinic**");
        await field.FillAsync("sample ward (2)");
        await window.Page.WaitForURLAsync("**team=19%3Award-b**");
        await window.StandsAsync($"the wall of a team, {width}");
    }

    [BrowserFact]
    public async Task The_wall_can_be_taken_away_as_a_picture_and_as_a_table()
    {
        await using var window = await chromium.OpenAsync(1280);
        await ShowAsync(window, "/wall");
        var picture = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.GetByText("Download a picture").ClickAsync()
        );
        var path = Repository.Of("artifacts", "screenshots", "wall-download.png");
        await picture.SaveAsAsync(path);
        Assert.Equal("pledge-wall.png", picture.SuggestedFilename);
        Assert.InRange(new FileInfo(path).Length, 20_000, 2_000_000);

        var table = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.GetByText("Download the figures").ClickAsync()
        );
        var csv = await File.ReadAllLinesAsync(await table.PathAsync());
        Assert.Contains("\"2026-10-01\",\"1\",\"0\",\"1\"", csv);
        Assert.Contains(csv, line => line.StartsWith("\"Listening\",", StringComparison.Ordinal));
    }

    /// <summary>The bot has just started and nobody has asked it for anything. The times are kept, not judged.</summary>
    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_first_visitor_after_a_start_sees_the_figures(int width)
    {
        await using var window = await chromium.OpenAsync(width);
        await window.Page.AddInitScriptAsync(
            """
            new MutationObserver(() => {
                if (document.documentElement.dataset.filled) window.filledAt ??= performance.now();
            }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-filled'] });
            """
        );
        await ShowAsync(window, "/wall");
        await Assertions.Expect(window.Page.Locator("#total")).ToHaveTextAsync("24");
        var times = await window.Page.EvaluateAsync<double[]>(
            """
            () => [
                performance.getEntriesByType('navigation')[0].responseStart,
                performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
                window.filledAt,
            ]
            """
        );
        Assert.All(times, time => Assert.True(time > 0));
        Figures.Keep(
            $"wall at {width} px, first visitor of a new process: answer begins after {times[0]:0} ms, first content {times[1]:0} ms, figures {times[2]:0} ms"
        );
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Where_grounds_are_gone_lines_show_the_bars(int width)
    {
        await using var window = await chromium.OpenAsync(width);
        await window.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await ShowAsync(window, "/wall");
        var bars = await window.Page.EvaluateAsync<int[]>(
            """
            () => {
                const bars = [...document.querySelectorAll('.track, .bar, .hero, .card')];
                return [bars.length, bars.filter(bar => parseFloat(getComputedStyle(bar).borderTopWidth) >= 1).length];
            }
            """
        );
        Assert.True(bars[0] > 20);
        Assert.Equal(bars[0], bars[1]);
        await window.StandsAsync($"the wall in forced colours, {width}");
        await window.PictureAsync($"wall-forced-{width}");
    }

    [BrowserFact]
    public async Task A_pledge_shows_in_every_window_without_a_reload()
    {
        await using var here = await chromium.OpenAsync(1280);
        await using var there = await chromium.OpenAsync(360);
        foreach (var window in new[] { here, there })
        {
            await ShowAsync(window, "/wall");
            await window.Page.EvaluateAsync("() => { window.sameDocument = true; }");
            await Assertions.Expect(window.Page.Locator("#live")).ToHaveAttributeAsync("data-state", "live");
        }

        var made = Stopwatch.GetTimestamp();
        await PledgeAsync(24, "Sample: a pledge that nobody reloads for.");
        await Task.WhenAll(SeenAsync(here, made), SeenAsync(there, made));

        foreach (var window in new[] { here, there })
        {
            await Assertions.Expect(window.Page.Locator("#total")).ToHaveTextAsync("25");
            await Assertions
                .Expect(window.Page.Locator(".card").First)
                .ToContainTextAsync("Sample: a pledge that nobody reloads for.");
            Assert.True(await window.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        }
    }

    private static async Task SeenAsync(Window window, long made)
    {
        await Assertions.Expect(window.Page.Locator("#total")).ToHaveTextAsync("25");
        Figures.Keep(
            $"wall, a pledge shows in another window after {Stopwatch.GetElapsedTime(made).TotalMilliseconds:0} ms"
        );
    }

    [BrowserFact]
    public async Task Everything_is_reached_by_keyboard_alone()
    {
        await using var window = await chromium.OpenAsync(1280);
        var page = window.Page;
        await ShowAsync(window, "/wall");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the pledges")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#newest")).ToBeFocusedAsync();

        await page.Locator("a[data-theme=patients]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("a[data-theme=listening]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#newest-title")).ToHaveTextAsync("Newest pledges: Listening");
        await Assertions.Expect(page.Locator("a[data-theme=listening]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("a[data-theme=listening]")).ToHaveAttributeAsync("aria-current", "true");
        Assert.Contains("theme=listening", page.Url, StringComparison.Ordinal);
        await window.StandsAsync("one theme");

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#newest-title")).ToHaveTextAsync("Newest pledges");
        await page.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#rows tr").First).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("/wall?team=nobody")]
    [InlineData("/wall?theme=nothing")]
    public async Task An_address_of_nothing_says_so_and_shows_all(string path)
    {
        await using var window = await chromium.OpenAsync(360);
        await ShowAsync(window, path);
        await Assertions.Expect(window.Page.Locator("#notice")).ToContainTextAsync("no such team or theme");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Uri(address, "/wall").AbsoluteUri);
        await window.Page.Locator("#theme-list a").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("#notice")).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData("/privacy", 360)]
    [InlineData("/privacy", 1280)]
    [InlineData("/terms?teamsTheme=dark", 1280)]
    [InlineData("/wall/configure?teamsTheme=contrast", 1280)]
    public async Task The_pages_beside_the_wall_stand(string path, int width)
    {
        await using var window = await chromium.OpenAsync(width);
        await window.Page.GotoAsync(new Uri(address, path).AbsoluteUri);
        await window.StandsAsync(path);
        // One column, however wide the window is.
        var columns = await window.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('main')).display"
        );
        Assert.Equal("block", columns);
    }

    private async Task ShowAsync(Window window, string path)
    {
        await window.Page.GotoAsync(new Uri(address, path).AbsoluteUri);
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("data-filled", "yes");
    }

    private static CampaignRecord Begun() => Begun(SampleWorld.Team.Id, "Sample Hospital");

    private static CampaignRecord Begun(string team, string name)
    {
        var begun = new CampaignRecord(
            Campaign,
            SampleWorld.TenantId,
            team,
            new("Sample campaign", "#Sample", new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30), Goal: 40)
        );
        begun.Call(name);
        return begun;
    }

    private Task PledgeAsync(int at, string text)
    {
        var day = new DateOnly(2026, 10, 1).AddDays(at);
        var theme = themes[at % themes.Length];
        var details = new PledgeDetails
        {
            ShownName = at % 3 == 0 ? "Sample Person" : null,
            MadeAs = "team",
            GroupName = "Sample Ward",
            Text = text,
            ThemeId = theme.Length > 0 ? theme : null,
            DueOn = day.AddDays(30),
            DueChosen = true,
            TimeZone = "Europe/London",
        };
        var madeAt = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var pledge = new Pledge(
            $"sample-{at}",
            SampleWorld.TenantId,
            Campaign,
            SampleWorld.Team.Id,
            personKey: null,
            details,
            madeAt
        );
        pledge.Submit(approveFirst: false);
        for (var joined = 0; joined < at % 5; joined++)
        {
            pledge.Join();
        }

        if (at % 4 == 0)
        {
            pledge.MarkDone(outcome: null, madeAt);
        }

        return database!.Writes.RunAsync(
            async (scope, token) =>
            {
                scope.Db.Pledges.Add(pledge);
                await scope.Db.SaveChangesAsync(token);
                await FiguresTable.MoveAsync(scope, null, PledgeFigures.Of(pledge), token);
            },
            CancellationToken.None
        );
    }

    private Task WriteAsync(Action<ToolkitDb> write) =>
        database!.Writes.RunAsync(
            (scope, token) =>
            {
                write(scope.Db);
                return scope.Db.SaveChangesAsync(token);
            },
            CancellationToken.None
        );
}
