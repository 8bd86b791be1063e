using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Harness;

/// <summary>Waits for something to appear in the local Teams: looks again after each change of it.</summary>
internal static class Waiting
{
    /// <summary>How long anybody waits for anything before the test is given up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(40);

    /// <summary>What was found, or null when the patience ends.</summary>
    public static async Task<T?> ForAsync<T>(LocalWorld world, Func<T?> look)
        where T : class
    {
        using var changed = new SemaphoreSlim(0);
        void Note(LocalMessage message) => changed.Release();
        world.Changed += Note;
        try
        {
            using var deadline = new CancellationTokenSource(Waiting.Patience);
            while (true)
            {
                if (look() is { } found)
                {
                    return found;
                }

                await changed.WaitAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            world.Changed -= Note;
        }
    }

    /// <summary>Waits until a condition holds that only looking can tell, such as what stands in the database.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var deadline = new CancellationTokenSource(Waiting.Patience);
        while (!await holds())
        {
            if (deadline.IsCancellationRequested)
            {
                throw new Xunit.Sdk.XunitException($"Waited in vain: {what}");
            }

            await Task.Delay(25);
        }
    }
}
