using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// Notices changed words and cards and speaks from them, with no restart. What is broken is said in the log with file
/// and line, and the last good content keeps serving, whatever is thrown.
/// </summary>
internal sealed partial class ContentWatch(
    LanguageReader reader,
    LanguageShelf languages,
    TimeProvider clock,
    ILogger<ContentWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>The first people who come are greeted before the books are opened; the first question need not wait.</summary>
    private static readonly TimeSpan FirstThings = TimeSpan.FromSeconds(1);

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
                    // A file that fails in a way nobody foresaw is tried again when it changes.
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

        if (reading.Languages is { } changed && changed.Fingerprint != languages.Current.Fingerprint)
        {
            // Changed examples are learnt before anybody is answered from them.
            languages.Replace(changed.Warmed());
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
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Changed words and cards are in use.")]
        public static partial void Changed(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The last good content keeps serving, because: {Problem}")]
        public static partial void Broken(ILogger logger, ContentProblem problem);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The last good content keeps serving, because changed files could not be read or learnt."
        )]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
