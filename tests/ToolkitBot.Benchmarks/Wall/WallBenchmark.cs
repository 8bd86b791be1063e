using System.Diagnostics;
using System.Globalization;
using ToolkitBot.LocalTeams;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Postgres;
using ToolkitBot.Storage.Sqlite;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>
/// Loads sample pledges into each database, asks a running bot for <c>/api/wall</c>, holds its figures against a count
/// over the table, and prints how long the answers take, for the whole tenant, by theme and by team, beside an endpoint
/// that only sends the same bytes.
/// </summary>
internal static class WallBenchmark
{
    private static readonly DateOnly From = new(2026, 10, 1);

    /// <param name="args"><c>--pledges N</c>, <c>--teams N</c>, <c>--days N</c>, <c>--sqlite FILE</c> to keep the file, <c>--postgres "Host=..."</c>.</param>
    public static async Task<int> PrintAsync(string[] args)
    {
        var pledges = Number(args, "--pledges", 700_000);
        var teams = Number(args, "--teams", 5_000);
        var days = Number(args, "--days", 365);
        Print(
            $"{pledges:N0} sample pledges of {teams:N0} teams over {days} days; {WallClock.Asked} requests of each kind to /api/wall, one after another"
        );
        using var folder = new TemporaryFolder();
        var file = Option(args, "--sqlite") ?? folder.File("wall.db");
        var right = await MeasureAsync("Sqlite", $"Data Source={file}", pledges, teams, days, folder);
        if (await PostgresAsync(args) is { } postgres)
        {
            right &= await MeasureAsync("PostgreSql", postgres, pledges, teams, days, folder);
        }

        return right ? 0 : 1;
    }

    /// <summary>The server that was named, else one of the benchmark's own; null where there is none.</summary>
    private static async Task<string?> PostgresAsync(string[] args)
    {
        if (Option(args, "--postgres") is { } given)
        {
            return given;
        }

        if (args.Contains("--no-postgres"))
        {
            return null;
        }

        if (PostgresPrograms.Unavailable is { } reason)
        {
            Console.WriteLine($"PostgreSQL: not measured. {reason} Give --postgres \"Host=...\" for another.");
            return null;
        }

        PostgresCluster.Durable = true;
        return await (await PostgresCluster.RunningAsync()).CreateDatabaseAsync();
    }

    private static async Task<bool> MeasureAsync(
        string provider,
        string connectionString,
        int pledges,
        int teams,
        int days,
        TemporaryFolder folder
    )
    {
        var load = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var campaign = load.Library!.For("en").Campaign;
        var tenant = new LocalTeamsOptions().TenantId;
        string[] themes = [.. campaign.Themes.Select(theme => theme.Id)];
        Database database =
            provider == "Sqlite" ? new SqliteDatabase(connectionString) : new PostgresDatabase(connectionString);
        await using var closing = (IAsyncDisposable)database;
        await database.MigrateAsync(default);
        var started = Stopwatch.GetTimestamp();
        await new SamplePledges(tenant, campaign.Id, themes, teams).LoadAsync(database, pledges, From, days, default);
        Print($"{provider, -10} loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s with every index");

        await using var bot = WallProcess.Bot(folder.Path, provider, connectionString);
        var ready = await bot.ReadyAsync();
        var first = await WallClock.OnceAsync(bot);
        Print($"{provider, -10} a new process is ready after {ready:0} ms; its first /api/wall takes {first:0} ms");
        var right = await WallCount.EqualsAsync(database, bot, $"{tenant}|{campaign.Id}", themes);
        Print(
            $"{provider, -10} the figures {(right ? "equal" : "DIFFER FROM")} a count over the table, for all themes and for each"
        );
        await CompareAsync(provider, bot, themes, teams, folder);
        return right;
    }

    private static async Task CompareAsync(
        string provider,
        WallProcess bot,
        string[] themes,
        int teams,
        TemporaryFolder folder
    )
    {
        var answer = folder.File("answer.json");
        await File.WriteAllBytesAsync(answer, await bot.BytesAsync(""));
        await using var bare = WallProcess.Bare(folder.Path, answer);
        await bare.ReadyAsync();
        var floor = await WallClock.MeasureAsync(bare, [""]);
        Print($"{"bare", -22} {floor}, {new FileInfo(answer).Length:N0} bytes");

        string[] all = [""];
        string[] byTheme = [.. themes.Select(theme => "?theme=" + theme)];
        // Each team once: none is asked for again while its figures may still be at hand.
        string[] byTeam =
        [
            .. Enumerable.Range(0, teams).Select(at => "?team=" + Uri.EscapeDataString(SamplePledges.Team(at))),
        ];
        foreach (var (kind, queries) in new[] { ("all", all), ("themes", byTheme), ("teams", byTeam) })
        {
            var wall = await WallClock.MeasureAsync(bot, queries);
            Print(
                $"{provider, -10} {kind, -11} {wall}; of bare: p50 {wall.P50 / floor.P50:0.0}, p99 {wall.P99 / floor.P99:0.0}, processor {wall.Processor / floor.Processor:0.0}"
            );
        }
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Option(args, name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
