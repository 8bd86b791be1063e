namespace ToolkitBot.AppTests.Harness;

/// <summary>
/// One bot a database for all tests that only talk with it, each as a stranger of its own; starting it anew for every
/// script would cost more than the scripts. A test that restarts, breaks or installs something starts its own.
/// </summary>
public sealed class SharedBots : IAsyncLifetime
{
    private readonly Dictionary<StorageKind, Task<BotUnderTest>> bots = [];
    private readonly Lock gate = new();

    internal Task<BotUnderTest> On(StorageKind storage)
    {
        lock (gate)
        {
            return bots.TryGetValue(storage, out var bot)
                ? bot
                : bots[storage] = BotUnderTest.StartAsync(storage, new BotOptions { People = 400 });
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var bot in bots.Values)
        {
            await (await bot).DisposeAsync();
        }
    }
}

/// <summary>Tests that share the bots.</summary>
[CollectionDefinition(Name)]
public sealed class SharedConversations : ICollectionFixture<SharedBots>
{
    public const string Name = "Conversations";
}
