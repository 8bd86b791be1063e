namespace ToolkitBot.Storage;

/// <summary>
/// Work that is done again and again while the bot runs. A run that fails is logged and the next one comes as planned.
/// </summary>
/// <param name="afterStart">How long the first run waits, for more urgent work.</param>
/// <param name="between">The pause from one run to the next.</param>
internal abstract partial class RecurringWork(TimeSpan afterStart, TimeSpan between, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    protected TimeProvider Clock => clock;

    public abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(afterStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, GetType().Name, e.GetType().Name, between);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Work} failed ({Failure}) and is tried again after {Pause}."
        )]
        public static partial void Failed(ILogger logger, string work, string failure, TimeSpan pause);
    }
}
