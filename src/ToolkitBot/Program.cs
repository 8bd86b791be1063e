using ToolkitBot.Cli;
using ToolkitBot.Conversation;
using ToolkitBot.Outbox;
using ToolkitBot.Pledges;
using ToolkitBot.Storage;
using ToolkitBot.Web;

return await CommandLine.RunAsync(
    args,
    serve: async () =>
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddSettings();
        builder.AddStorage();
        builder.AddTeams();
        builder.AddConversation();
        builder.AddPledges();
        builder.AddOutbox();
        builder.AddLocalUse();

        var app = builder.Build();
        app.MapBot();
        app.MapHealth();
        app.MapLocalUse();

        await app.MigrateAsync();
        await app.RunAsync();
    }
);
