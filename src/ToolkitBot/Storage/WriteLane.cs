namespace ToolkitBot.Storage;

/// <summary>
/// The lane that all writes go through; each piece of work is atomic. SQLite has one writer, so its lane queues work
/// and commits it in groups; PostgreSQL gives each piece its own transaction, except for what is gathered.
/// </summary>
internal abstract class WriteLane(string system)
{
    /// <summary>Runs the work in a transaction and returns once it is committed; an exception rolls it back.</summary>
    public async Task<T> RunAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        using var measure = new StorageMeasure(StorageTelemetry.Write, system);
        return await CommitAsync(work, cancellationToken);
    }

    /// <summary>Does what <see cref="RunAsync{T}"/> promises.</summary>
    protected abstract Task<T> CommitAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// As <see cref="RunAsync{T}"/>, for work that only runs plain statements and may run twice: it can share round trips and
    /// a commit with other work.
    /// </summary>
    public async Task<T> GatherAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        using var measure = new StorageMeasure(StorageTelemetry.Write, system);
        return await CommitGatheredAsync(work, cancellationToken);
    }

    /// <summary>Does what <see cref="GatherAsync{T}"/> promises.</summary>
    protected virtual Task<T> CommitGatheredAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    ) => CommitAsync(work, cancellationToken);

    /// <summary>Runs work that has no result.</summary>
    public Task RunAsync(Func<CommitScope, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync<object?>(
            async (scope, token) =>
            {
                await work(scope, token);
                return null;
            },
            cancellationToken
        );
}
