using System.Net;
using ToolkitBot.LocalTeams;
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

    // A website whose name was pointed at this machine must not read the wall through somebody's browser.
    private WallCheck CheckLocal(HttpContext http)
    {
        var near = http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
        var own = http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        return near && own
            ? new(new WallVisitor(LocalTenant, DateTimeOffset.MaxValue), 200)
            : new(null, StatusCodes.Status403Forbidden);
    }
}

/// <summary>Somebody who may look.</summary>
/// <param name="Tenant">Whose wall they see.</param>
/// <param name="Until">When they must show a new token.</param>
internal sealed record WallVisitor(string Tenant, DateTimeOffset Until);

/// <summary>A visitor, or the status that is the answer: 401, 403 or 503.</summary>
internal readonly record struct WallCheck(WallVisitor? Visitor, int Status);
