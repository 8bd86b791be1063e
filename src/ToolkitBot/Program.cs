using ToolkitBot.Cli;
using ToolkitBot.Features;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Outbox;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Web;
using ToolkitBot.Web.Wall;

return await CommandLine.RunAsync(
    args,
    serve: async () =>
    {
        var builder = WebApplication.CreateSlimBuilder(CommandLine.Options(args));
        var settings = builder.AddSettings();
        builder.AddStorage();
        builder.AddTeams();
        builder.AddConversation(settings);
        builder.AddPledges();
        builder.AddOutbox();
        builder.AddLocalUse();
        builder.AddWall();

        var app = builder.Build();
        app.MapBot();
        app.MapHealth();
        app.MapLocalUse();
        app.MapWall();

        await app.MigrateAsync();
        await app.RunAsync();
    }
);
