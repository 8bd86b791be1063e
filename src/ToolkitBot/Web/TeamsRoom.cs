using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Web;

/// <summary>The wire: who is trusted, how turns run, how replies leave.</summary>
internal static class TeamsRoom
{
    public static void AddTeams(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Trust);
        services.AddSingleton(provider => provider.GetRequiredService<IInboundTrust>().ServiceUrls);
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<IUndeliverable, ConversationBook>();
        services.AddSingleton<ReplySender<ToolkitOpening>>();
        services.AddSingleton<TurnPipeline<ToolkitOpening>>();
        services.AddSingleton<BotEndpoint>();
    }

    public static void MapBot(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<BotEndpoint>();
        app.MapPost("/api/messages", endpoint.HandleAsync);
    }

    private static IInboundTrust Trust(IServiceProvider services)
    {
        var settings = services.GetRequiredService<BotSettings>();
        return LocalTrust.WithoutAppId(settings.AppId);
    }
}
