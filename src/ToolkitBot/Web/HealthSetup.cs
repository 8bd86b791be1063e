using ToolkitBot.Protocol.Auth;
using ToolkitBot.Storage;

namespace ToolkitBot.Web;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is up to date and takes a write, and there
/// are keys to check callers with.
/// </summary>
internal static class HealthSetup
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet(
            "/health/ready",
            async (Database database, IInboundTrust trust, TimeProvider clock, CancellationToken cancellationToken) =>
                await MissingAsync(database, trust, clock, cancellationToken) is { } missing
                    ? Results.Text(missing, statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("ready")
        );
    }

    /// <summary>What keeps the bot from serving; null where nothing does.</summary>
    private static async Task<string?> MissingAsync(
        Database database,
        IInboundTrust trust,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        !await database.IsReadyAsync(cancellationToken) ? "the database does not answer"
        : !await database.CanWriteAsync(clock.GetUtcNow(), cancellationToken) ? "the database cannot be written to"
        : trust is InboundTokenValidator tokens && !await tokens.HasKeysAsync(cancellationToken)
            ? "there are no keys to check callers with"
        : null;
}
