using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.Serving;

namespace ToolkitBot.LocalTeams;

/// <summary>Mounts the local Teams in a web application.</summary>
public static class LocalTeamsHosting
{
    /// <summary>Adds the local Teams. Only for a bot without an app id, which listens on loopback alone.</summary>
    public static IServiceCollection AddLocalTeams(this IServiceCollection services, LocalTeamsOptions options)
    {
        services.AddSingleton(provider => new LocalTeamsServer(options, provider.GetService<ILoggerFactory>()));
        services.AddSingleton<LocalPage>();
        services.AddSingleton(provider => new PageFeed(provider.GetRequiredService<LocalTeamsServer>()));
        return services;
    }

    /// <summary>
    /// Maps the page at <c>/</c>, its API under <c>/_local</c> and the Connector under <c>/_connector</c>. The bot is
    /// called at <c>/api/messages</c> of the same server, over HTTP, once the server listens.
    /// </summary>
    public static IEndpointRouteBuilder MapLocalTeams(this IEndpointRouteBuilder app)
    {
        app.MapConnector();
        app.MapPage();
        var services = app.ServiceProvider;
        var teams = services.GetLocalTeams();
        services
            .GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStarted.Register(() => teams.Connect(Address(services)));
        return app;
    }

    internal static LocalTeamsServer GetLocalTeams(this IServiceProvider services) =>
        services.GetRequiredService<LocalTeamsServer>();

    // A server that listens on every address is reached by loopback here.
    private static Uri Address(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        var address =
            addresses?.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal))
            ?? addresses?.FirstOrDefault()
            ?? throw new InvalidOperationException("The local Teams found no address that this server listens on.");
        return new Uri(
            address
                .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
                .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
                .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
                .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        );
    }
}
