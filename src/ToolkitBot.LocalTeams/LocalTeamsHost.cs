using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ToolkitBot.LocalTeams;

/// <summary>The local Teams in a web server of its own on a free loopback port, for tests of a bot that runs elsewhere.</summary>
public sealed class LocalTeamsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private LocalTeamsHost(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Where the page is; the Connector is at <c>_connector</c> below it.</summary>
    public Uri Address { get; }

    /// <summary>Base address of the Connector, as activities carry it.</summary>
    public Uri ServiceUrl => new(Address, "_connector");
    public LocalTeamsServer Teams => app.Services.GetRequiredService<LocalTeamsServer>();

    /// <summary>Starts it; <see cref="LocalTeamsOptions.BotEndpoint"/> says where the bot is.</summary>
    public static async Task<LocalTeamsHost> StartAsync(
        LocalTeamsOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLocalTeams(options);
        var app = builder.Build();
        app.MapLocalTeams();
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new LocalTeamsHost(app, new Uri(addresses!.Addresses.First()));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
