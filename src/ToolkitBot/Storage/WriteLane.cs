namespace ToolkitBot.Storage;

/// <summary>
/// The lane that all writes go through; each piece of work is atomic. SQLite has one writer, so its lane queues work
/// and commits it in groups; PostgreSQL gives each piece its own transaction.
/// </summary>
internal abstract class WriteLane
{
    /// <summary>Runs the work in a transaction and returns once it is committed; an exception rolls it back.</summary>
    public abstract Task<T> RunAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    );

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
