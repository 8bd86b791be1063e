using ToolkitBot.Cli;
using ToolkitBot.Conversation;
using ToolkitBot.Storage;
using ToolkitBot.Web;

return await CommandLine.RunAsync(
    args,
    serve: async () =>
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                Args = args,
                // A published bot runs from any folder: its settings stand beside it, unless the folder has its own.
                ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
            }
        );
        builder.AddSettings();
        builder.AddStorage();
        builder.AddTeams();
        builder.AddConversation();
        builder.AddLocalUse();

        var app = builder.Build();
        app.MapBot();
        app.MapHealth();
        app.MapLocalUse();

        await app.MigrateAsync();
        await app.RunAsync();
    }
);
