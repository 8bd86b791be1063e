using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.BotBuilder;

/// <summary>
/// Lets ToolkitBot's own rules decide who may speak, so that they are the same in both hosts: the SDK's take nobody's word
/// for a tenant, and none at all without an app id. The clients that the SDK makes for a turn are not used and get no token.
/// </summary>
internal sealed class ToolkitAuthentication(IInboundTrust trust, IHttpContextAccessor http) : BotFrameworkAuthentication
{
    private readonly BotFrameworkAuthentication clients = BotFrameworkAuthenticationFactory.Create();

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity,
        string authHeader,
        CancellationToken cancellationToken
    )
    {
        var headers = http.HttpContext!.Request.Headers;
        var check = await trust.CheckCallerAsync(headers.Authorization, cancellationToken);
        if (check.Caller is not { } caller)
        {
            throw new UnauthorizedAccessException();
        }

        // The SDK's model keeps one of two meanings and nobody knows which: what came in must be sound itself.
        SdkActivities.Read(http.HttpContext.Features.Get<ReceivedBody>()!.Bytes);
        if (!trust.Bind(caller, SdkActivities.Read(activity), headers["x-ms-tenant-id"]).Allowed)
        {
            throw new UnauthorizedAccessException();
        }

        var identity = new ClaimsIdentity([], authenticationType: nameof(ToolkitAuthentication));
        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            ConnectorFactory = clients.CreateConnectorFactory(identity),
        };
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader,
        string channelIdHeader,
        CancellationToken cancellationToken
    ) => throw new UnauthorizedAccessException();

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        clients.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity,
        CancellationToken cancellationToken
    ) => clients.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);
}
