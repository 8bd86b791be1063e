using Microsoft.Extensions.Logging;
using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Tests.Cards;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

/// <summary>Edits while the bot runs: good ones are spoken from, bad ones are said in the log, and nothing stops the bot.</summary>
public sealed class ContentWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ContentFolder content = new();
    private readonly LoggedLines log = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public async Task A_broken_save_in_the_first_second_leaves_the_bot_serving_and_a_mended_one_is_spoken_from()
    {
        await using var bot = new Watched(content, log);
        content.Change("en/tips.yaml", "tips:", "hints:");
        await bot.StartAsync();
        await UntilAsync(() => log.Has("en/tips.yaml, line"));
        Assert.False(bot.Watch.ExecuteTask!.IsCompleted);
        Assert.Same(bot.First, bot.Languages.Current);

        content.Change("en/tips.yaml", "hints:", "tips:");
        content.Change("en/phrases.yaml", "  next: Next", "  next: Go on");
        await UntilAsync(() => bot.Languages.For("en").Content.Phrases["buttons.next"] == "Go on");
    }

    [Fact]
    public async Task A_broken_save_that_is_undone_is_said_too()
    {
        await using var bot = new Watched(content, log);
        await bot.StartAsync();
        content.Change("en/tips.yaml", "tips:", "hints:");
        await UntilAsync(() => log.Has("en/tips.yaml, line"));
        Assert.False(log.Has("in order again"));
        content.Change("en/tips.yaml", "hints:", "tips:");
        await UntilAsync(() => log.Has("in order again"));
        Assert.Same(bot.First, bot.Languages.Current);
    }

    [Fact]
    public async Task Examples_that_nothing_can_be_learnt_from_leave_the_bot_serving()
    {
        await using var bot = new Watched(content, log);
        await bot.StartAsync();
        foreach (var file in Directory.GetFiles(content.PathOf("en/screening")))
        {
            File.Delete(file);
        }

        content["en/screening/only.yaml"] = "innocent:\n  - I will answer every comment within a day\n";
        await UntilAsync(() => log.Has("could not be read or learnt"));
        Assert.False(bot.Watch.ExecuteTask!.IsCompleted);
        Assert.Same(bot.First, bot.Languages.Current);
    }

    [Fact]
    public async Task A_content_folder_that_goes_away_leaves_the_bot_serving()
    {
        await using var bot = new Watched(content, log);
        await bot.StartAsync();
        Directory.Move(content.PathOf("en"), content.PathOf("gone"));
        await UntilAsync(() => log.Has("English content is missing"));
        Assert.False(bot.Watch.ExecuteTask!.IsCompleted);
        Assert.Same(bot.First, bot.Languages.Current);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!holds())
        {
            await Task.Delay(50, deadline.Token);
        }
    }

    private sealed class Watched : IAsyncDisposable
    {
        public Watched(ContentFolder content, LoggedLines log)
        {
            var reader = new LanguageReader(content.Path, Repository.Of("cards"), CardJson.Default);
            First = reader.Start();
            Languages = new LanguageShelf(First);
            Watch = new ContentWatch(reader, Languages, TimeProvider.System, log);
        }

        public LanguageSet First { get; }
        public LanguageShelf Languages { get; }
        public ContentWatch Watch { get; }

        public Task StartAsync() => Watch.StartAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Watch.StopAsync(CancellationToken.None);
            Watch.Dispose();
        }
    }

    private sealed class LoggedLines : ILogger<ContentWatch>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

        public bool Has(string part) => lines.Any(line => line.Contains(part, StringComparison.Ordinal));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(formatter(state, exception));
    }
}
