using System.Data.Common;
using ToolkitBot.Features.Wall;
using ToolkitBot.Languages;
using ToolkitBot.LocalTeams.Serving;

namespace ToolkitBot.Web.Wall;

/// <summary>The wall's figures, once and as a stream.</summary>
internal sealed class WallEndpoints(
    WallAccess access,
    WallReader reader,
    WallFeed feed,
    LanguageShelf languages,
    TimeProvider time,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>Quiet longer than this, and proxies between here and the page hang up.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Seconds after which to ask again.</summary>
    private const string RetryAfter = "5";

    private static readonly byte[] Beat = ": still here\n\n"u8.ToArray();
    private static readonly byte[] Begin = "event: wall\ndata: "u8.ToArray();
    private static readonly byte[] End = "\n\n"u8.ToArray();
    private readonly StreamLimiter places = new();

    /// <summary><c>GET /api/wall</c></summary>
    public async Task FiguresAsync(HttpContext http)
    {
        if (await AskedForAsync(http) is not { } asked)
        {
            return;
        }

        if (await ReadAsync(asked.Key, http) is not { } snapshot)
        {
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        var json = snapshot.Json(PageLanguage.Of(http, languages));
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    /// <summary><c>GET /api/wall/teams</c>: the teams whose walls can be looked at, with <c>?find=</c> those of that name.</summary>
    public async Task TeamsAsync(HttpContext http)
    {
        if (await AskedForAsync(http) is not { } asked)
        {
            return;
        }

        var find = http.Request.Query["find"].ToString();
        try
        {
            var teams = await reader.TeamsAsync(asked.Key.Tenant, find.Trim(), http.RequestAborted);
            await http.Response.WriteAsJsonAsync(
                teams,
                WallJson.Default.IReadOnlyListWallTeam,
                cancellationToken: http.RequestAborted
            );
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = RetryAfter;
        }
    }

    /// <summary>
    /// What the wall shows; null where the tenant has no such team, or the database is away, and the answer says so.
    /// </summary>
    private async Task<WallSnapshot?> ReadAsync(WallKey key, HttpContext http)
    {
        try
        {
            if (await reader.ReadAsync(key, http.RequestAborted) is { } figures)
            {
                return new WallSnapshot(figures);
            }

            await NotFoundAsync(http, "wall.team-unknown");
            return null;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = RetryAfter;
            return null;
        }
    }

    /// <summary>
    /// <c>GET /api/wall/events</c>: server-sent events, the whole answer of <c>/api/wall</c> at once and after every
    /// change. Ends when the visitor's token does; the page comes back with a new one.
    /// </summary>
    public async Task EventsAsync(HttpContext http)
    {
        if (await AskedForAsync(http) is not { } asked)
        {
            return;
        }

        using var place = places.Take(asked.Visitor);
        if (place is null)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = RetryAfter;
            return;
        }

        if (await ReadAsync(asked.Key, http) is null)
        {
            // Once a stream has begun, nothing can be said any more.
            return;
        }

        var language = PageLanguage.Of(http, languages);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping
        );
        using var subscription = feed.Listen(asked.Key);
        try
        {
            await http.Response.Body.FlushAsync(gone.Token);
            while (time.GetUtcNow() < asked.Until)
            {
                await NextAsync(http, subscription, language, gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the bot stops.
        }
    }

    private async Task NextAsync(
        HttpContext http,
        WallSubscription subscription,
        Language language,
        CancellationToken cancellationToken
    )
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        quiet.CancelAfter(Heartbeat);
        var body = http.Response.Body;
        try
        {
            var snapshot = await subscription.Snapshots.ReadAsync(quiet.Token);
            await body.WriteAsync(Begin, cancellationToken);
            await body.WriteAsync(snapshot.Json(language), cancellationToken);
            await body.WriteAsync(End, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await body.WriteAsync(Beat, cancellationToken);
        }

        await body.FlushAsync(cancellationToken);
    }

    /// <summary>Which wall is asked for, where the visitor may see it and it is there; else null and the answer is set.</summary>
    private async Task<Asked?> AskedForAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var check = await access.CheckAsync(http);
        if (check.Visitor is not { } visitor)
        {
            http.Response.StatusCode = check.Status;
            if (check.Status == StatusCodes.Status401Unauthorized)
            {
                headers.WWWAuthenticate = "Bearer";
            }
            else if (check.Status == StatusCodes.Status503ServiceUnavailable)
            {
                headers.RetryAfter = RetryAfter;
            }

            return null;
        }

        var theme = http.Request.Query["theme"].ToString();
        if (theme.Length > 0 && !reader.HasTheme(theme))
        {
            await NotFoundAsync(http, "wall.theme-unknown");
            return null;
        }

        var team = http.Request.Query["team"].ToString();
        return new Asked(
            new WallKey(visitor.Tenant, team.Length > 0 ? team : null, theme.Length > 0 ? theme : null),
            $"{visitor.Tenant}|{visitor.Person}",
            visitor.Until
        );
    }

    private Task NotFoundAsync(HttpContext http, string phrase)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        var words = PageLanguage.Of(http, languages).Content.Phrases;
        return http.Response.WriteAsJsonAsync(
            new WallProblem(words[phrase]),
            WallJson.Default.WallProblem,
            cancellationToken: http.RequestAborted
        );
    }

    private sealed record Asked(WallKey Key, string Visitor, DateTimeOffset Until);
}
