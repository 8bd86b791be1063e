using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Harness;

/// <summary>Waits for something to appear in the local Teams: looks again after each change of it.</summary>
internal static class Arrivals
{
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
}
