namespace ToolkitBot.Storage;

/// <summary>
/// Through which all writing goes: each piece of work is all or nothing.
/// SQLite has one writer, so its lane queues the work and commits what has gathered together;
/// PostgreSQL gives each its own transaction.
/// </summary>
internal abstract class WriteLane
{
    /// <summary>Runs the work in a transaction and returns when it is committed; an exception leaves nothing written.</summary>
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
