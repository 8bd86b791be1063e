namespace ToolkitBot.Languages;

/// <summary>
/// Opens the books of answers once the bot serves: the first people who come are greeted before, and the first question
/// need not wait.
/// </summary>
internal sealed class AnswerWarmUp(LanguagePacks languages) : BackgroundService
{
    private static readonly TimeSpan FirstThings = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstThings, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var language in languages.All)
        {
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            language.Warm();
        }

        // Examples that were edited since the bot was built.
        await languages.CatchUpAsync(stoppingToken);
    }
}
