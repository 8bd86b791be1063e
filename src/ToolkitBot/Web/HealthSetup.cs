using ToolkitBot.Storage;

namespace ToolkitBot.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does, too.</summary>
internal static class HealthSetup
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet(
            "/health/ready",
            async (Database database, CancellationToken cancellationToken) =>
                await database.IsReadyAsync(cancellationToken)
                    ? Results.Text("ready")
                    : Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable)
        );
    }
}
