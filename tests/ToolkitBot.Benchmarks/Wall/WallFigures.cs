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
/// over the table, and prints how long the answers take, beside an endpoint that only sends the same bytes.
/// </summary>
internal static class WallFigures
{
    private static readonly DateOnly From = new(2026, 10, 1);

    /// <param name="args"><c>--pledges N</c>, <c>--days N</c>, <c>--sqlite FILE</c> to keep the file, <c>--postgres "Host=..."</c>.</param>
    public static async Task<int> PrintAsync(string[] args)
    {
        var pledges = Number(args, "--pledges", 700_000);
        var days = Number(args, "--days", 365);
        Print(
            $"{pledges:N0} sample pledges over {days} days; {WallClock.Asked} requests to /api/wall one after another, half of them for one theme"
        );
        using var folder = new TemporaryFolder();
        var file = Option(args, "--sqlite") ?? folder.File("wall.db");
        var right = await MeasureAsync("Sqlite", $"Data Source={file}", pledges, days, folder);
        if (await PostgresAsync(args) is { } postgres)
        {
            right &= await MeasureAsync("PostgreSql", postgres, pledges, days, folder);
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
        await new SamplePledges(tenant, campaign.Id, themes).LoadAsync(database, pledges, From, days, default);
        Print($"{provider, -10} loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s with every index");

        await using var bot = WallProcess.Bot(folder.Path, provider, connectionString);
        var ready = await bot.ReadyAsync();
        var first = await WallClock.OnceAsync(bot);
        Print($"{provider, -10} a new process is ready after {ready:0} ms; its first /api/wall takes {first:0} ms");
        var right = await WallCount.EqualsAsync(database, bot, $"{tenant}|{campaign.Id}", themes);
        Print(
            $"{provider, -10} the figures {(right ? "equal" : "DIFFER FROM")} a count over the table, for all themes and for each"
        );
        await CompareAsync(provider, bot, themes, folder);
        return right;
    }

    private static async Task CompareAsync(string provider, WallProcess bot, string[] themes, TemporaryFolder folder)
    {
        var answer = folder.File("answer.json");
        await File.WriteAllBytesAsync(answer, await bot.BytesAsync(""));
        await using var bare = WallProcess.Bare(folder.Path, answer);
        await bare.ReadyAsync();

        var wall = await WallClock.MeasureAsync(bot, themes);
        var floor = await WallClock.MeasureAsync(bare, themes);
        Print($"{provider, -10} /api/wall {wall}");
        Print($"{"", -10} bare      {floor}, {new FileInfo(answer).Length:N0} bytes");
        Print(
            $"{"", -10} ratio     p50 {wall.P50 / floor.P50:0.0}, p99 {wall.P99 / floor.P99:0.0}, processor {wall.Processor / floor.Processor:0.0}"
        );
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Option(args, name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
