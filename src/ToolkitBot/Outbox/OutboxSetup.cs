using ToolkitBot.Storage;

namespace ToolkitBot.Outbox;

/// <summary>Registers the outbox. The senders and the Connector client they share are registered elsewhere.</summary>
internal static class OutboxSetup
{
    /// <summary>Key of the pump's own Connector client.</summary>
    public const string PumpConnector = "pump";

    public static void AddOutbox(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxSenders>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<OutboxAddresses>();
        services.AddSingleton<IReading, OutboxReading>();
        services.AddHostedService<OutboxPump>();
    }
}
