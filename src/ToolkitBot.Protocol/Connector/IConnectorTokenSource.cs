namespace ToolkitBot.Protocol.Connector;

/// <summary>The bot's own token for the Connector. Whoever holds it speaks as the bot: never log it, never store it.</summary>
public interface IConnectorTokenSource
{
    /// <summary>A token that is valid now.</summary>
    /// <exception cref="ConnectorException">There is none to be had.</exception>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>A newer token than the one the Connector has just refused.</summary>
    /// <exception cref="ConnectorException">There is none to be had.</exception>
    ValueTask<string> RenewAsync(string refused, CancellationToken cancellationToken);
}
