using ToolkitBot.Cli;
using ToolkitBot.Features;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Turns;
using ToolkitBot.Web;
using ToolkitBot.Web.Wall;

return await CommandLine.RunAsync(
    args,
    serve: async () =>
    {
        var builder = WebApplication.CreateSlimBuilder(CommandLine.Options(args));
        builder.AddServing();
        var settings = builder.AddSettings();
        builder.AddServer(settings);
        builder.AddStorage();
        builder.AddTeams();
        builder.AddLanguages(settings, CardJson.Default);
        builder.AddTurns();
        builder.AddFeatures();
        builder.AddOutbox();
        builder.AddLocalUse();
        builder.AddWall();

        var app = builder.Build();
        app.MapBot();
        app.MapHealth();
        app.MapLocalUse();
        app.MapWall();

        await app.MigrateAsync();
        return await Serving.RunAsync(app);
    }
);
