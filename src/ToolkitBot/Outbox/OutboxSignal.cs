namespace ToolkitBot.Outbox;

/// <summary>Wakes the pump when something is queued, so that it is sent without waiting for the timer.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim gate = new(0, 1);

    /// <summary>
    /// Announces new work. Called inside the transaction that queues it: the pump looks at once and, as the commit may
    /// come a little later, again on its short timer.
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
                // Another caller has woken it in the meantime.
            }
        }
    }

    /// <summary>Waits for a call of <see cref="Soon"/>, but no longer than the given time.</summary>
    /// <returns>Whether it was called.</returns>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        gate.WaitAsync(longest, cancellationToken);

    public void Dispose() => gate.Dispose();
}
