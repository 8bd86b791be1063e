namespace ToolkitBot.Outbox;

/// <summary>Wakes the pump when something was queued, so that nobody waits for its timer.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim gate = new(0, 1);

    /// <summary>
    /// Says that there will be work in a moment. Called inside the transaction that queues it: the pump looks at once and,
    /// since the commit may come a little later, on its short timer.
    /// </summary>
    public void Soon()
    {
        if (gate.CurrentCount == 0)
        {
            try
            {
                gate.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has woken it meanwhile.
            }
        }
    }

    /// <summary>Waits for a call of <see cref="Soon"/>, but no longer than the given time.</summary>
    /// <returns>Whether somebody called.</returns>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        gate.WaitAsync(longest, cancellationToken);

    public void Dispose() => gate.Dispose();
}
