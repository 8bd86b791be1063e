namespace ToolkitBot.BrowserTests;

/// <summary>The bot as somebody starts it to try it, on a database of its own; not started where there is no browser.</summary>
internal sealed class LocalBot : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Next()}");
    private BotProcess? bot;

    public async Task StartAsync()
    {
        if (ChromiumPrograms.Unavailable is not null)
        {
            return;
        }

        bot = BotProcess.Start(folder.Path, new Dictionary<string, string>(), "--urls", address.AbsoluteUri);
        await bot.ReadyAsync(address);
    }

    /// <summary>An address of its page.</summary>
    public string Page(string path) => new Uri(address, path).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        folder.Dispose();
    }
}
