using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ToolkitBot.Benchmarks.Turns;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>A process that answers <c>/api/wall</c>, asked over HTTP on loopback: the bot, or the bare endpoint.</summary>
internal sealed class WallProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly MeasuredProcess process;
    private readonly HttpClient http;

    private WallProcess(string folder, int port, IEnumerable<string> arguments)
    {
        process = MeasuredProcess.Start(folder, port, arguments);
        http = new HttpClient { BaseAddress = new Uri(process.Endpoint, "/") };
    }

    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>The bot as it was built beside this program.</summary>
    public static WallProcess Bot(string folder, string provider, string connectionString)
    {
        var own = AppContext.BaseDirectory;
        var port = FreePort.Next();
        return new(
            folder,
            port,
            [
                Path.Combine(own, "ToolkitBot.dll"),
                "--urls",
                $"http://127.0.0.1:{port}",
                "--Logging:LogLevel:Default=Warning",
                $"--Storage:Provider={provider}",
                $"--ConnectionStrings:ToolkitBot={connectionString}",
                $"--Content:Path={Path.Combine(own, "content")}",
                $"--Cards:Path={Path.Combine(own, "cards")}",
            ]
        );
    }

    /// <summary>What the bot is held against: Kestrel, and the bytes of one answer.</summary>
    public static WallProcess Bare(string folder, string answerFile)
    {
        var port = FreePort.Next();
        var own = typeof(WallProcess).Assembly.Location;
        return new(folder, port, [own, "bare-wall", $"http://127.0.0.1:{port}", answerFile]);
    }

    /// <summary>Waits until it says that it is ready; milliseconds from its start.</summary>
    public async Task<double> ReadyAsync()
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return Stopwatch.GetElapsedTime(process.Begun).TotalMilliseconds;
                }
            }
            catch (HttpRequestException) when (!process.HasEnded)
            {
                // Not listening yet.
            }

            if (Stopwatch.GetElapsedTime(process.Begun) > LongestStart)
            {
                throw new InvalidOperationException("It did not become ready within three minutes.");
            }

            await Task.Delay(5);
        }
    }

    public Task<byte[]> BytesAsync(string query) => http.GetByteArrayAsync("/api/wall" + query);

    public async Task<JsonNode> WallAsync(string query) => JsonNode.Parse(await BytesAsync(query))!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }
}
