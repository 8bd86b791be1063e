using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Decides who may speak to the bot, in two steps, so that a stranger's body is never read: first the caller, from the
/// headers; then whether the caller may say this activity.
/// </summary>
public interface IInboundTrust
{
    /// <summary>Which Connector addresses are trusted, inbound and outbound.</summary>
    ServiceUrlPolicy ServiceUrls { get; }

    /// <summary>Checks the caller before the body is read.</summary>
    /// <param name="authorization">Every value of the Authorization header.</param>
    /// <param name="cancellationToken">Gives up waiting for the keys.</param>
    ValueTask<CallerCheck> CheckCallerAsync(IReadOnlyList<string?> authorization, CancellationToken cancellationToken);

    /// <summary>Checks that the caller may say this activity.</summary>
    /// <param name="caller">From <see cref="CheckCallerAsync"/> of the same request.</param>
    /// <param name="activity">The body.</param>
    /// <param name="tenantHeader">The <c>x-ms-tenant-id</c> header; empty where Teams did not validate it.</param>
    BindingCheck Bind(AuthenticatedCaller caller, Activity activity, string? tenantHeader);
}
