using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// Reloads content and cards when their files change, without a restart. Logs what is broken, with file and line; the
/// last good content stays in use whatever goes wrong.
/// </summary>
internal sealed partial class ContentWatch(
    LanguageReader reader,
    LanguageShelf languages,
    TimeProvider clock,
    ILogger<ContentWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>The first greetings go out before the books are opened; the first question finds them open.</summary>
    private static readonly TimeSpan FirstThings = TimeSpan.FromSeconds(1);

    /// <summary>Whether the last edit was refused, so that its end is worth a line.</summary>
    private bool refused;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstThings, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var seen = languages.Current.Stamp;
        if (!stoppingToken.IsCancellationRequested)
        {
            Try(() => languages.Current.Warmed());
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Try(() =>
            {
                var stamp = reader.Stamp();
                if (stamp != seen)
                {
                    // A file that fails in an unforeseen way is read again only when it changes.
                    seen = stamp;
                    Read();
                }
            });
        }
    }

    private void Read()
    {
        var reading = reader.Read(languages.Current);
        foreach (var problem in reading.Problems)
        {
            Log.Broken(logger, problem);
        }

        if (reading.Problems.Count > 0)
        {
            LanguagesTelemetry.Reloaded(refused: true);
        }
        else if (refused)
        {
            Log.Mended(logger);
        }

        refused = reading.Problems.Count > 0;
        if (reading.Languages is { } changed && changed.Fingerprint != languages.Current.Fingerprint)
        {
            // Train on changed examples before anyone is answered from them.
            languages.Replace(changed.Warmed());
            LanguagesTelemetry.Reloaded(refused: false);
            Log.Changed(logger);
        }
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e)
        {
            refused = true;
            LanguagesTelemetry.Reloaded(refused: true);
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Changed words and cards are in use.")]
        public static partial void Changed(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Words and cards are in order again.")]
        public static partial void Mended(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The last good content keeps serving, because: {Problem}")]
        public static partial void Broken(ILogger logger, ContentProblem problem);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The last good content keeps serving, because changed files could not be read or learnt."
        )]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
