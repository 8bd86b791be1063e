using ToolkitBot.Features.Wall;
using ToolkitBot.Pages;
using ToolkitBot.Settings;

namespace ToolkitBot.Web.Wall;

/// <summary>The pledge wall: its page, its figures, and the pages that the app package names beside it.</summary>
internal static class WallSetup
{
    public static void AddWall(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new PageAssets(typeof(WallSetup).Assembly, "web-pages/", "/wall/assets/"));
        services.AddSingleton<WallPages>().AddSingleton<PledgeCode>();
        services.AddSingleton<WallReader>();
        services.AddSingleton<WallFeed>();
        services.AddSingleton<WallAccess>();
        services.AddSingleton<WallEndpoints>();
        services.AddSingleton(provider => new Lazy<TeamsToken>(() => Token(provider)));
    }

    public static void MapWall(this WebApplication app)
    {
        MapPage(app, "/wall", "wall");
        MapPage(app, "/wall/configure", "configure");
        MapPage(app, "/privacy", "privacy");
        MapPage(app, "/terms", "terms");
        var assets = app.Services.GetRequiredService<PageAssets>();
        app.MapGet(
            "/wall/assets/{file}",
            http =>
            {
                PageHeaders.Set(http);
                return assets.FileAsync(http);
            }
        );

        var endpoints = app.Services.GetRequiredService<WallEndpoints>();
        app.MapGet("/wall/pledge.svg", app.Services.GetRequiredService<PledgeCode>().ShowAsync);
        app.MapGet("/api/wall", endpoints.FiguresAsync);
        app.MapGet("/api/wall/events", endpoints.EventsAsync);
        app.MapGet("/api/wall/teams", endpoints.TeamsAsync);
        WarmUp(app);
    }

    /// <summary>
    /// The first read opens a connection and compiles what it runs, a tenth of a second or more: in service that is done
    /// before the first visitor comes. On somebody's own machine a quick start counts more.
    /// </summary>
    private static void WarmUp(WebApplication app)
    {
        if (app.Services.GetRequiredService<BotSettings>().IsLocal)
        {
            return;
        }

        var reader = app.Services.GetRequiredService<WallReader>();
        app.Lifetime.ApplicationStarted.Register(() =>
            Task.Run(() => reader.ReadAsync(new WallKey("", null, null), app.Lifetime.ApplicationStopping))
        );
    }

    private static void MapPage(WebApplication app, string path, string page)
    {
        var pages = app.Services.GetRequiredService<WallPages>();
        app.MapGet(path, (HttpContext http) => pages.ShowAsync(http, page));
    }

    /// <summary>The tenants of <c>Bot:Tenants</c>, and the app's own.</summary>
    private static TeamsToken Token(IServiceProvider services)
    {
        var settings = services.GetRequiredService<BotSettings>();
        var bot = settings.Wire;
        var tenants = bot.AppTenantId is { } own ? bot.Tenants.Append(own) : bot.Tenants;
        return new TeamsToken(
            bot.AppId ?? throw new InvalidOperationException("Without an app id there is no token to check."),
            tenants,
            settings.Wall.OpenIdMetadata,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<TeamsToken>>()
        );
    }
}
