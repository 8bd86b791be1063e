using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.Web;

/// <summary>The wire: who is trusted, how turns run, how replies leave.</summary>
internal static class TeamsSetup
{
    public static void AddTeams(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Trust);
        services.AddSingleton(provider => new RateShaper(
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BotSettings>().Wire.Instances
        ));
        services.AddSingleton(provider => Connector(provider, new ConnectorOptions()));
        services.AddKeyedSingleton(OutboxSetup.PumpConnector, (provider, _) => PumpConnector(provider));
        services.AddSingleton<IUndeliverable, Undeliverable>();
        services.AddSingleton<ReplySender<ToolkitOpening>>();
        services.AddSingleton<TurnPipeline<ToolkitOpening>>();
        services.AddSingleton<BotEndpoint>();
        services.AddHostedService<UnsentSweep>();
    }

    public static void MapBot(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<BotEndpoint>();
        app.MapPost("/api/messages", endpoint.HandleAsync);
    }

    private static IInboundTrust Trust(IServiceProvider services)
    {
        var settings = services.GetRequiredService<BotSettings>();
        if (settings.Wire.Inbound is not { } inbound)
        {
            return LocalTrust.WithoutAppId(settings.Wire.AppId);
        }

        return new InboundTokenValidator(
            inbound,
            new MetadataClient(inbound.OpenIdMetadata),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<InboundTokenValidator>>()
        );
    }

    /// <summary>
    /// The pump tries again by itself, with its attempts on record, so its calls are made once and cut before a lease could
    /// be thought lost.
    /// </summary>
    private static ConnectorClient PumpConnector(IServiceProvider services) =>
        Connector(
            services,
            new ConnectorOptions
            {
                Retries = 1,
                BaseDelay = TimeSpan.FromMilliseconds(100),
                AttemptTimeout = TimeSpan.FromSeconds(10),
                TotalTimeout = TimeSpan.FromSeconds(20),
            }
        );

    /// <summary>A client of the Connector; all share the limits that are kept in this process.</summary>
    private static ConnectorClient Connector(IServiceProvider services, ConnectorOptions options)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return new ConnectorClient(
            ConnectorClient.CreateHttpClient(),
            services.GetRequiredService<IInboundTrust>().ServiceUrls,
            Tokens(services, clock),
            services.GetRequiredService<RateShaper>(),
            options,
            clock,
            services.GetRequiredService<ILogger<ConnectorClient>>()
        );
    }

    /// <summary>The bot's token; local use has none and needs none.</summary>
    private static IConnectorTokenSource? Tokens(IServiceProvider services, TimeProvider clock) =>
        services.GetRequiredService<BotSettings>().Wire.Outbound is { } outbound
            ? AzureTokens(outbound, services, clock)
            : null;

    private static AzureTokenSource AzureTokens(
        OutboundAuthOptions outbound,
        IServiceProvider services,
        TimeProvider clock
    ) =>
        new(
            () => BotCredential.Create(outbound, clock),
            outbound.Scope,
            clock,
            services.GetRequiredService<ILogger<AzureTokenSource>>()
        );
}
