using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams;
using ToolkitBot.Storage;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>
/// Loads sample pledges into each database, asks a running bot for <c>/api/wall</c>, holds its figures against a count
/// over the table, and prints how long the answers take.
/// </summary>
internal static class WallFigures
{
    private const int Asked = 2000;
    private static readonly DateOnly From = new(2026, 10, 1);

    /// <param name="args"><c>--pledges N</c>, <c>--days N</c>, <c>--sqlite FILE</c> to keep the file, <c>--postgres "Host=..."</c>.</param>
    public static async Task<int> PrintAsync(string[] args)
    {
        var pledges = int.Parse(
            Option(args, "--pledges") ?? "700000",
            CultureInfo.InvariantCulture
        );
        var days = int.Parse(Option(args, "--days") ?? "365", CultureInfo.InvariantCulture);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pledges:N0} sample pledges over {days} days; {Asked} requests to /api/wall one after another, half of them for one theme"
            )
        );
        var file =
            Option(args, "--sqlite")
            ?? Path.Combine(Directory.CreateTempSubdirectory("wall-").FullName, "wall.db");
        var right = await MeasureAsync("Sqlite", $"Data Source={file}", pledges, days);
        if (Option(args, "--sqlite") is null)
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }

        if (Option(args, "--postgres") is { } given)
        {
            return right & await MeasureAsync("PostgreSql", given, pledges, days) ? 0 : 1;
        }

        using var postgres = args.Contains("--no-postgres") ? null : ThrowAwayPostgres.Start();
        if (postgres is not null)
        {
            right &= await MeasureAsync("PostgreSql", postgres.ConnectionString, pledges, days);
        }

        return right ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(
        string provider,
        string connectionString,
        int pledges,
        int days
    )
    {
        var load = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var campaign = load.Library!.For("en").Campaign;
        var tenant = new LocalTeamsOptions().TenantId;
        string[] themes = [.. campaign.Themes.Select(theme => theme.Id)];
        Database database =
            provider == "Sqlite"
                ? new SqliteDatabase(connectionString)
                : new PostgresDatabase(connectionString);
        await using var closing = (IAsyncDisposable)database;
        await database.MigrateAsync(default);
        var started = Stopwatch.GetTimestamp();
        await new SamplePledges(tenant, campaign.Id, themes).LoadAsync(
            database,
            pledges,
            From,
            days,
            default
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{provider, -10} loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"
            )
        );

        await using var bot = await RunningBot.StartAsync(provider, connectionString);
        var right = await WallCount.EqualsAsync(database, bot, $"{tenant}|{campaign.Id}", themes);
        Console.WriteLine(
            $"{provider, -10} the figures {(right ? "equal" : "DIFFER FROM")} a count over the table, for all themes and for each"
        );
        await TimeAsync(bot, 300, themes);
        var times = await TimeAsync(bot, Asked, themes);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{provider, -10} /api/wall p50 {times[Asked / 2]:0.0} ms, p99 {times[Asked * 99 / 100]:0.0} ms, longest {times[^1]:0.0} ms"
            )
        );
        return right;
    }

    private static async Task<double[]> TimeAsync(RunningBot bot, int times, string[] themes)
    {
        var taken = new double[times];
        for (var at = 0; at < times; at++)
        {
            var theme = at % 2 == 0 ? "" : "?theme=" + themes[at / 2 % themes.Length];
            var started = Stopwatch.GetTimestamp();
            await bot.WallAsync(theme);
            taken[at] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(taken);
        return taken;
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}

/// <summary>The bot as a process of its own, asked over HTTP on loopback.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private RunningBot(Process process, HttpClient http) =>
        (this.process, this.http) = (process, http);

    public static async Task<RunningBot> StartAsync(string provider, string connectionString)
    {
        var address = $"http://127.0.0.1:{ThrowAwayPostgres.FreePort()}";
        var program = Path.Combine(AppContext.BaseDirectory, "ToolkitBot.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [program, "--urls", address, "--Logging:LogLevel:Default=Warning"]
        )
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["Storage__Provider"] = provider;
        start.Environment["ConnectionStrings__ToolkitBot"] = connectionString;
        start.Environment["Content__Path"] = Path.Combine(AppContext.BaseDirectory, "content");
        start.Environment["Cards__Path"] = Path.Combine(AppContext.BaseDirectory, "cards");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var http = new HttpClient { BaseAddress = new Uri(address) };
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return new RunningBot(process, http);
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        process.Kill();
        throw new InvalidOperationException("The bot did not become ready within 30 seconds.");
    }

    public async Task<JsonNode> WallAsync(string query) =>
        JsonNode.Parse(await http.GetByteArrayAsync("/api/wall" + query))!;

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }
}
