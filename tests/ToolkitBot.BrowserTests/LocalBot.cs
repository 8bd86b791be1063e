using System.Text.Json.Nodes;

namespace ToolkitBot.BrowserTests;

/// <summary>The bot as somebody starts it to try it, on a database of its own; not started where there is no browser.</summary>
internal sealed class LocalBot : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Uri address = new($"http://127.0.0.1:{FreePort.Next()}");
    private readonly HttpClient http = new();
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

    /// <summary>The cards of a person's own chat as they stand now, oldest first.</summary>
    public async Task<List<JsonObject>> CardsAsync(string person = "amina")
    {
        var messages = await http.GetStringAsync(Page($"/_local/people/{person}/conversations/personal/messages"));
        return
        [
            .. JsonNode
                .Parse(messages)!
                .AsArray()
                .SelectMany(message => message!["attachments"]?.AsArray() ?? [])
                .Select(attachment => attachment!["content"])
                .OfType<JsonObject>(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        http.Dispose();
        folder.Dispose();
    }
}
