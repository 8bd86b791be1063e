using ToolkitBot.Cards;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// Notices changed words and cards and speaks from them, with no restart. What is broken is said in the log with file
/// and line, and the last good content keeps serving.
/// </summary>
internal sealed partial class ContentWatch(
    BotSettings settings,
    LanguagePacks languages,
    CardRoom cards,
    TimeProvider clock,
    ILogger<ContentWatch> logger
) : BackgroundService
{
    /// <summary>Looking at dates and sizes of some seventy files costs about a millisecond; editors wait for it.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (words, drawn) = (Stamp(settings.Content.Path, "*.yaml"), Stamp(settings.Content.CardsPath, "*.json"));
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                (words, drawn) = await LookAsync(words, drawn, stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
            {
                // A file is being written at this moment; the next look comes soon.
                Log.NotYet(logger, e.HResult);
            }
        }
    }

    private async Task<(long Words, long Drawn)> LookAsync(long words, long drawn, CancellationToken cancellationToken)
    {
        var newWords = Stamp(settings.Content.Path, "*.yaml");
        if (newWords != words)
        {
            await ReadWordsAsync(cancellationToken);
        }

        var newDrawn = Stamp(settings.Content.CardsPath, "*.json");
        if (newDrawn != drawn)
        {
            ReadCards();
        }

        return (newWords, newDrawn);
    }

    private async Task ReadWordsAsync(CancellationToken cancellationToken)
    {
        var load = ContentLoader.Load(settings.Content.Path);
        if (load.Library is { } library)
        {
            await languages.ReplaceAsync(library, cancellationToken);
            Log.WordsRead(logger);
        }
        else
        {
            Log.Broken(logger, load.Problems[0].ToString());
        }
    }

    private void ReadCards()
    {
        try
        {
            cards.Replace(CardDeck.Load(settings.Content.CardsPath));
            Log.CardsRead(logger);
        }
        catch (CardDeckException e)
        {
            Log.Broken(logger, e.Message);
        }
    }

    /// <summary>Changes when a file is added, removed, or written.</summary>
    private static long Stamp(string folder, string pattern)
    {
        var stamp = 17L;
        foreach (
            var file in new DirectoryInfo(folder)
                .EnumerateFiles(pattern, SearchOption.AllDirectories)
                .OrderBy(f => f.FullName, StringComparer.Ordinal)
        )
        {
            stamp = HashCode.Combine(stamp, file.FullName, file.LastWriteTimeUtc, file.Length);
        }

        return stamp;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Changed words are in use.")]
        public static partial void WordsRead(ILogger logger);

        [LoggerMessage(Level = LogLevel.Information, Message = "Changed cards are in use.")]
        public static partial void CardsRead(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The last good content keeps serving, because: {Problem}")]
        public static partial void Broken(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Content could not be looked at (code {Code}).")]
        public static partial void NotYet(ILogger logger, int code);
    }
}
