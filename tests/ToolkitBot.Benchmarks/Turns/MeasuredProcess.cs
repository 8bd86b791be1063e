using System.Diagnostics;
using System.Globalization;

namespace ToolkitBot.Benchmarks.Turns;

/// <summary>A process under measurement: when it began, what it used.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private readonly Process process;

    private MeasuredProcess(Process process, Uri endpoint, long begun)
    {
        this.process = process;
        Endpoint = endpoint;
        Begun = begun;
    }

    /// <summary>Where activities go.</summary>
    public Uri Endpoint { get; }

    /// <summary>Timestamp of just before its start.</summary>
    public long Begun { get; }

    public static MeasuredProcess Start(string folder, int port, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Production" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process, new Uri($"http://127.0.0.1:{port}/api/messages"), begun);
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Processor time so far, of all its threads, in user and kernel mode.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Most memory it ever held, in MiB.</summary>
    public double PeakMebibytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status")
                .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                / 1024;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
