using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Serving;
using ToolkitBot.Settings;

namespace ToolkitBot.Web.Wall;

/// <summary>Who may look at a wall, and at whose.</summary>
internal sealed class WallAccess(BotSettings settings, Lazy<TeamsToken> teams)
{
    private static readonly string LocalTenant = new LocalTeamsOptions().TenantId;

    /// <summary>
    /// Without an app id everybody on this machine, who sees the sample organisation's wall. With one, people whom
    /// Teams' single sign-on says to be of an allowed tenant, who see their own tenant's wall.
    /// </summary>
    public async ValueTask<WallCheck> CheckAsync(HttpContext http) =>
        settings.IsLocal
            ? CheckLocal(http)
            : await teams.Value.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted);

    private static WallCheck CheckLocal(HttpContext http) =>
        LocalRequest.IsOwn(http)
            ? new(new WallVisitor(LocalTenant, "", DateTimeOffset.MaxValue), 200)
            : new(null, StatusCodes.Status403Forbidden);
}

/// <summary>Somebody who may look.</summary>
/// <param name="Tenant">Whose wall they see.</param>
/// <param name="Person">Who they are within it; empty in local use, where all are one.</param>
/// <param name="Until">When they must show a new token.</param>
internal sealed record WallVisitor(string Tenant, string Person, DateTimeOffset Until);

/// <summary>A visitor, or the status that is the answer: 401, 403 or 503.</summary>
internal readonly record struct WallCheck(WallVisitor? Visitor, int Status);
