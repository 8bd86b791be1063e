using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>What one measured stretch came to.</summary>
internal sealed record TurnFigures(double PerSecond, double P50, double P99, double CpuPerTurn, double PeakMebibytes, double FirstReply);

/// <summary>
/// People who each wait for their answer before they speak again: 32 conversations at a time, over 10,000 of them. A
/// turn lasts from the POST until the reply is at the Connector.
/// </summary>
internal sealed class TurnLoad(LoadConnector connector) : IDisposable
{
    private const int AtOnce = 32;
    private const int Conversations = 10_000;

    // Teams limits what a bot may send in one tenant; no tenant here comes near it.
    private const int Tenants = 1000;

    private readonly HttpClient http = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 256 }
    )
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
    private int turns;

    /// <summary>Milliseconds from the process's start to its first reply.</summary>
    public async Task<double> FirstReplyAsync(MeasuredProcess process)
    {
        while (true)
        {
            try
            {
                await TurnAsync(process.Endpoint);
                return Stopwatch.GetElapsedTime(process.Begun).TotalMilliseconds;
            }
            catch (HttpRequestException) when (!process.HasEnded)
            {
                await Task.Delay(2);
            }
        }
    }

    public async Task<TurnFigures> MeasureAsync(MeasuredProcess process, double firstReply, TimeSpan warm, TimeSpan measured)
    {
        await RunAsync(process, warm, []);
        var processor = process.ProcessorTime;
        var begun = Stopwatch.GetTimestamp();
        var times = new List<double>();
        await RunAsync(process, measured, times);
        var elapsed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var used = (process.ProcessorTime - processor).TotalMilliseconds;
        times.Sort();
        return new(
            times.Count / elapsed,
            times[times.Count / 2],
            times[times.Count * 99 / 100],
            used / times.Count,
            process.PeakMebibytes,
            firstReply
        );
    }

    public void Dispose() => http.Dispose();

    private Task RunAsync(MeasuredProcess process, TimeSpan length, List<double> times)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetTimestamp() < end)
                        {
                            var begun = Stopwatch.GetTimestamp();
                            await TurnAsync(process.Endpoint);
                            var time = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                            lock (times)
                            {
                                times.Add(time);
                            }
                        }
                    })
                )
        );
    }

    private async Task TurnAsync(Uri endpoint)
    {
        var turn = Interlocked.Increment(ref turns);

        // A fixed shuffle: neighbours in time are no neighbours in the database.
        var conversation = (int)((uint)turn * 7919u % Conversations);
        var arrival = connector.Await($"a:{conversation}");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(Body(turn, conversation)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A turn was answered {(int)answer.StatusCode}.");
        }

        await arrival.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private byte[] Body(int turn, int conversation)
    {
        var tenant = $"00000000-0000-4000-8000-{conversation % Tenants:D12}";
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"type":"message","id":"{{{1_776_827_520_000 + turn}}}","timestamp":"2026-04-22T03:12:00.1176725Z","localTimestamp":"2026-04-22T04:12:00.1176725+01:00","localTimezone":"Europe/London","serviceUrl":"{{{connector.ServiceUrl}}}","channelId":"msteams","from":{"id":"29:u{{{conversation}}}","name":"Sample Person","aadObjectId":"00000000-0000-4000-9000-{{{conversation:D12}}}"},"recipient":{"id":"28:00000000-0000-4000-8000-000000000b07","name":"ToolkitBot"},"conversation":{"id":"a:{{{conversation}}}","conversationType":"personal","tenantId":"{{{tenant}}}"},"text":"tip","textFormat":"plain","locale":"en-GB","entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"iOS","timezone":"Europe/London"}],"channelData":{"tenant":{"id":"{{{tenant}}}" },"source":{"name":"message"} } }
            """
        );
    }
}
