namespace ToolkitBot.Storage.Postgres;

/// <summary>Writes to PostgreSQL: a transaction for each piece of work, limited only by the connection pool.</summary>
internal sealed class PostgresWriteLane(Database database) : WriteLane
{
    public override async Task<T> RunAsync<T>(
        Func<CommitScope, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenWriteConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var scope = new CommitScope(connection, transaction, database);
        var result = await work(scope, cancellationToken);
        await scope.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
