namespace ToolkitBot.Testing;

/// <summary>Waits for what only looking can tell.</summary>
internal static class Waiting
{
    /// <summary>How long anybody waits for anything before the test is given up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(90);

    /// <summary>Waits until a condition holds that only looking can tell, such as what stands in the database.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var deadline = new CancellationTokenSource(Waiting.Patience);
        while (!await holds())
        {
            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited in vain: {what}");
            }

            await Task.Delay(25);
        }
    }
}
