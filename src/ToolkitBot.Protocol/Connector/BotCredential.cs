using Azure.Core;
using Azure.Identity;

namespace ToolkitBot.Protocol.Connector;

/// <summary>The credential that fits the bot's registration.</summary>
public static class BotCredential
{
    private const string ExchangeScope = "api://AzureADTokenExchange/.default";

    /// <summary>Makes the credential; it fetches nothing yet.</summary>
    /// <exception cref="ArgumentException">A setting is unusable; the message is one plain sentence that names it.</exception>
    public static TokenCredential Create(OutboundAuthOptions options, TimeProvider time)
    {
        if (options.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        if (options.TokenEndpoint is { } endpoint)
        {
            return new TokenEndpointCredential(endpoint, options.AppId, options.Password!, time);
        }

        var authority = new Uri(options.AuthorityHost);
        return options.AppType switch
        {
            AppType.SingleTenant => Secret(options.TenantId!, options, authority),
            AppType.MultiTenant => Secret(OutboundAuthOptions.MultiTenantTenant, options, authority),
            AppType.UserAssignedMSI => new ManagedIdentityCredential(
                ManagedIdentityId.FromUserAssignedClientId(options.AppId)
            ),
            _ => Federated(options, authority),
        };
    }

    private static ClientSecretCredential Secret(string tenant, OutboundAuthOptions options, Uri authority) =>
        new(tenant, options.AppId, options.Password, new ClientSecretCredentialOptions { AuthorityHost = authority });

    private static TokenCredential Federated(OutboundAuthOptions options, Uri authority)
    {
        if (string.IsNullOrEmpty(options.FederatedClientId))
        {
            return new WorkloadIdentityCredential(
                new WorkloadIdentityCredentialOptions
                {
                    AuthorityHost = authority,
                    TenantId = options.TenantId,
                    ClientId = options.AppId,
                }
            );
        }

        var identity = new ManagedIdentityCredential(
            ManagedIdentityId.FromUserAssignedClientId(options.FederatedClientId)
        );
        return new ClientAssertionCredential(
            options.TenantId,
            options.AppId,
            async cancellationToken =>
                (await identity.GetTokenAsync(new TokenRequestContext([ExchangeScope]), cancellationToken)).Token,
            new ClientAssertionCredentialOptions { AuthorityHost = authority }
        );
    }
}
