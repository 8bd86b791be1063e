namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>memberships</c>.</summary>
internal static class MembershipsTable
{
    public static Task AddAsync(
        CommitScope scope,
        string personKey,
        string teamId,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "INSERT INTO memberships (person_key, team_id) VALUES (@person, @team) ON CONFLICT DO NOTHING",
            command => command.With("@person", personKey).With("@team", teamId),
            cancellationToken
        );

    /// <summary>The person has left the team; their pledges go there no more.</summary>
    public static async Task RemoveAsync(
        CommitScope scope,
        string personKey,
        string teamId,
        CancellationToken cancellationToken
    )
    {
        await scope.RunAsync(
            "DELETE FROM memberships WHERE person_key = @person AND team_id = @team",
            command => command.With("@person", personKey).With("@team", teamId),
            cancellationToken
        );
        await scope.RunAsync(
            "UPDATE people SET team_id = NULL WHERE key = @person AND team_id = @team",
            command => command.With("@person", personKey).With("@team", teamId),
            cancellationToken
        );
    }

    public static Task RemoveOfPersonAsync(CommitScope scope, string personKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM memberships WHERE person_key = @person",
            command => command.With("@person", personKey),
            cancellationToken
        );

    /// <summary>Merges two rows of one person: moves the first key's memberships to the second.</summary>
    public static async Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            """
            INSERT INTO memberships (person_key, team_id) SELECT @to, team_id FROM memberships WHERE person_key = @from
            ON CONFLICT DO NOTHING
            """,
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );
        await RemoveOfPersonAsync(scope, from, cancellationToken);
    }
}
