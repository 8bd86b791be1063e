using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>
/// The published bot against a bare endpoint, interleaved, medians of the rounds. Figures of one machine at one time
/// mean little; the ratios are what counts.
/// </summary>
internal static class TurnsBenchmark
{
    public static async Task<int> PrintAsync(string[] options)
    {
        var seconds = Number(options, "--seconds", 6);
        var rounds = Number(options, "--rounds", 3);
        using var folder = new TemporaryFolder();
        var bot = options.Contains("--bot")
            ? options[Array.IndexOf(options, "--bot") + 1]
            : await PublishAsync(folder.File("bot"));
        await using var connector = await LoadConnector.StartAsync();
        using var load = new TurnLoad(connector);
        var reply = folder.File("reply.json");
        var contenders = await ContendersAsync(folder, bot, reply, !options.Contains("--no-postgres"));

        await CaptureReplyAsync(contenders[1], connector, load, reply);
        var figures = contenders.ToDictionary(contender => contender.Name, _ => new List<TurnFigures>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
            {
                await using var process = contender.Start();
                var first = await load.FirstReplyAsync(process);
                var warm = TimeSpan.FromSeconds(Math.Max(1, seconds / 2.0));
                figures[contender.Name]
                    .Add(await load.MeasureAsync(process, first, warm, TimeSpan.FromSeconds(seconds)));
            }
        }

        Print(contenders, figures);
        return 0;
    }

    /// <summary>Publishes the bot as it is shipped.</summary>
    private static async Task<string> PublishAsync(string folder)
    {
        Console.WriteLine("Publishing the bot ...");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["publish", Repository.Of("src", "ToolkitBot"), "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"]
            )
        )!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The bot could not be published.");
    }

    private static async Task<IReadOnlyList<Contender>> ContendersAsync(
        TemporaryFolder folder,
        string bot,
        string reply,
        bool withPostgres
    )
    {
        var own = Environment.ProcessPath is not null ? typeof(TurnsBenchmark).Assembly.Location : "";
        var contenders = new List<Contender>
        {
            new("bare", port => [own, "bare", $"http://127.0.0.1:{port}", reply], folder.Path),
            new(
                "SQLite",
                port =>
                    [
                        Path.Combine(bot, "ToolkitBot.dll"),
                        "--urls",
                        $"http://127.0.0.1:{port}",
                        "--ConnectionStrings:ToolkitBot",
                        $"Data Source={folder.File("bot.db")}",
                    ],
                folder.Path
            ),
        };
        if (!withPostgres)
        {
            return contenders;
        }

        if (PostgresPrograms.Unavailable is { } reason)
        {
            Console.WriteLine($"Without PostgreSQL: {reason}");
            return contenders;
        }

        PostgresCluster.Durable = true;
        var database = await (await PostgresCluster.RunningAsync()).CreateDatabaseAsync();
        contenders.Add(
            new(
                "PostgreSQL",
                port =>
                    [
                        Path.Combine(bot, "ToolkitBot.dll"),
                        "--urls",
                        $"http://127.0.0.1:{port}",
                        "--Storage:Provider",
                        "PostgreSql",
                        "--ConnectionStrings:ToolkitBot",
                        database,
                    ],
                folder.Path
            )
        );
        return contenders;
    }

    /// <summary>The bare endpoint sends the very bytes that the bot sends; the databases are made on the way.</summary>
    private static async Task CaptureReplyAsync(Contender bot, LoadConnector connector, TurnLoad load, string file)
    {
        connector.Keeps = true;
        await using (var process = bot.Start())
        {
            var first = await load.FirstReplyAsync(process);
            Console.WriteLine(
                Line(
                    $"First start ever, with the database to be made: first reply after {first:0} ms; a reply has {connector.LastReply.Length} bytes."
                )
            );
        }

        connector.Keeps = false;
        await File.WriteAllBytesAsync(file, connector.LastReply);
    }

    private static void Print(IReadOnlyList<Contender> contenders, Dictionary<string, List<TurnFigures>> figures)
    {
        Console.WriteLine("            turns/s   p50 ms   p99 ms   CPU ms a turn   peak MiB   first reply ms");
        foreach (var contender in contenders)
        {
            var f = figures[contender.Name];
            Console.WriteLine(
                Line(
                    $"{contender.Name, -10}{Median(f, x => x.PerSecond), 9:0}{Median(f, x => x.P50), 9:0.0}{Median(f, x => x.P99), 9:0.0}{Median(f, x => x.CpuPerTurn), 16:0.00}{f.Max(x => x.PeakMebibytes), 11:0}{Median(f, x => x.FirstReply), 17:0}"
                )
            );
        }

        var bare = figures["bare"];
        Console.WriteLine();
        Console.WriteLine(
            "Against the bare endpoint (aim: turns at least 0.33, p99 at most 4, first reply at most 2, peak under 150 MiB)"
        );
        foreach (var contender in contenders.Skip(1))
        {
            var f = figures[contender.Name];
            Console.WriteLine(
                Line(
                    $"{contender.Name, -10} turns {Ratio(f, bare, x => x.PerSecond):0.00}   p50 {Ratio(f, bare, x => x.P50):0.0}   p99 {Ratio(f, bare, x => x.P99):0.0}   CPU {Ratio(f, bare, x => x.CpuPerTurn):0.0}   first reply {Ratio(f, bare, x => x.FirstReply):0.00}   peak {f.Max(x => x.PeakMebibytes):0} MiB"
                )
            );
        }
    }

    private static double Ratio(List<TurnFigures> of, List<TurnFigures> to, Func<TurnFigures, double> figure) =>
        Median(of, figure) / Median(to, figure);

    private static double Median(List<TurnFigures> figures, Func<TurnFigures, double> figure)
    {
        var sorted = figures.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static int Number(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length
            ? int.Parse(options[at + 1], CultureInfo.InvariantCulture)
            : otherwise;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>One of those that are measured in turn.</summary>
    private sealed record Contender(string Name, Func<int, IReadOnlyList<string>> Arguments, string Folder)
    {
        public MeasuredProcess Start()
        {
            var port = FreePort.Next();
            return MeasuredProcess.Start(Folder, port, Arguments(port));
        }
    }
}
