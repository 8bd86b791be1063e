namespace ToolkitBot.Outbox;

/// <summary>What leaves after a turn. The senders, and the client of the Connector that they share, come from elsewhere.</summary>
internal static class OutboxSetup
{
    /// <summary>Key of the pump's own client of the Connector.</summary>
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
        services.AddHostedService<OutboxPump>();
    }
}
