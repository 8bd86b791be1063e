using ToolkitBot.Cli;
using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Turns;
using ToolkitBot.Web;
using ToolkitBot.Web.Telemetry;
using ToolkitBot.Web.Wall;

namespace ToolkitBot;

/// <summary>The whole bot, put together: the project's table of contents.</summary>
internal static class ToolkitHost
{
    /// <summary>Builds the bot without starting it.</summary>
    /// <param name="args">Settings, as on the command line.</param>
    /// <param name="addDoor">Adds what another host needs to receive activities.</param>
    /// <param name="mapDoor">Maps its <c>POST /api/messages</c>; null for the bot's own endpoint.</param>
    public static WebApplication Build(
        string[] args,
        Action<IServiceCollection>? addDoor = null,
        Action<WebApplication>? mapDoor = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(CommandLine.Options(args));
        builder.AddServing();
        var settings = builder.AddSettings();
        builder.AddServer(settings);
        builder.AddTelemetry(settings);
        builder.AddStorage();
        builder.AddTeams();
        builder.AddLanguages(settings, CardJson.Default);
        builder.AddTurns();
        builder.AddFeatures();
        builder.AddOutbox();
        builder.AddLocalUse();
        builder.AddWall();
        addDoor?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseRequestFaults();
        (mapDoor ?? TeamsSetup.MapBot)(app);
        app.MapHealth();
        app.MapLocalUse();
        app.MapWall();
        return app;
    }
}
