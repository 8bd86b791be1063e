namespace ToolkitBot.Protocol.Auth;

/// <summary>Whom the bot believes. The defaults are those of Microsoft's public cloud.</summary>
public sealed record InboundAuthOptions
{
    /// <summary>The bot's app id, a GUID: the audience that every token must name.</summary>
    public required string AppId { get; init; }

    /// <summary>Where the channel's signing keys are described. Https, or http on this machine's loopback.</summary>
    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Issuers whose tokens the keys of <see cref="OpenIdMetadata"/> may sign; compared letter for letter.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = ["https://api.botframework.com"];

    /// <summary>Hosts of the Connector; see <see cref="ServiceUrlPolicy"/>.</summary>
    public IReadOnlyList<string> ServiceHosts { get; init; } = PublicServiceHosts;

    /// <summary>Tenants whose people may use the bot; empty lets every tenant in.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>Channels the bot speaks on; compared letter for letter.</summary>
    public IReadOnlyList<string> Channels { get; init; } = ["msteams"];

    /// <summary>The Connector's hosts in the public cloud and for its government community customers (GCC).</summary>
    public static IReadOnlyList<string> PublicServiceHosts { get; } =
    ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

    /// <summary>What is wrong with these settings, one plain sentence each, naming the setting.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Guid.TryParseExact(AppId, "D", out _))
        {
            yield return "MicrosoftAppId is not an app id: write the GUID that the Azure Bot resource shows.";
        }

        if (!ServiceUrlPolicy.IsSafeAddress(OpenIdMetadata))
        {
            yield return "Bot:OpenIdMetadata is not an https address (http is accepted for localhost only).";
        }

        if (Issuers.Count == 0 || !Issuers.All(ServiceUrlPolicy.IsSafeAddress))
        {
            yield return "Bot:Issuers is empty or has an entry that is no https address: write issuers such as https://api.botframework.com.";
        }

        if (ServiceHosts.Count == 0 || !ServiceHosts.All(ServiceUrlPolicy.IsHostName))
        {
            yield return "Bot:ServiceHosts is empty or has an entry that is no host name: write names such as smba.trafficmanager.net, without https:// and without a path.";
        }

        if (!Tenants.All(tenant => Guid.TryParseExact(tenant, "D", out _)))
        {
            yield return "Bot:Tenants has an entry that is no tenant id: write the GUIDs of tenants, not their domains, or leave the list out.";
        }

        if (Channels.Count == 0 || Channels.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Bot:Channels is empty or has an empty entry: write msteams.";
        }
    }
}
