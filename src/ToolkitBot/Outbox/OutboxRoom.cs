using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Web;

namespace ToolkitBot.Outbox;

/// <summary>What leaves after a turn.</summary>
internal static class OutboxRoom
{
    /// <summary>Key of the pump's own client of the Connector.</summary>
    public const string PumpConnector = "pump";

    public static void AddOutbox(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<DeadLetters>();
        services.AddKeyedSingleton(PumpConnector, (provider, _) => Connector(provider));
        services.AddSingleton<OutboxAddresses>();
        services.AddSingleton<IOutboxSender, ChannelPoster>();
        services.AddSingleton<IOutboxSender, PrivateSender>();
        services.AddSingleton<IOutboxSender, ForgetSender>();
        services.AddHostedService<OutboxPump>();
    }

    /// <summary>
    /// The pump tries again by itself, with its attempts on record, so its calls are made once and cut before a lease could
    /// be thought lost.
    /// </summary>
    private static ConnectorClient Connector(IServiceProvider services) =>
        TeamsRoom.Connector(
            services,
            new ConnectorOptions
            {
                Retries = 1,
                BaseDelay = TimeSpan.FromMilliseconds(100),
                AttemptTimeout = TimeSpan.FromSeconds(10),
                TotalTimeout = TimeSpan.FromSeconds(20),
            }
        );
}
