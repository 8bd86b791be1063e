using System.Collections.Frozen;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// For use on one machine, without an app id: nobody shows a token, and only conversations of this machine are
/// accepted. The endpoint that uses it must listen on loopback only.
/// </summary>
public sealed class LocalTrust : IInboundTrust
{
    private static readonly AuthenticatedCaller Anybody = new(null, FrozenSet<string>.Empty);

    private LocalTrust() { }

    /// <summary>Local trust, for a bot that has no app id.</summary>
    /// <param name="configuredAppId">The <c>MicrosoftAppId</c> setting as it stands.</param>
    /// <exception cref="InvalidOperationException">There is an app id, so every request must be authenticated.</exception>
    public static LocalTrust WithoutAppId(string? configuredAppId) =>
        string.IsNullOrEmpty(configuredAppId)
            ? new LocalTrust()
            : throw new InvalidOperationException(
                "MicrosoftAppId is set, so the bot cannot run for local use: remove it, or give the bot its credentials."
            );

    /// <inheritdoc />
    public ServiceUrlPolicy ServiceUrls => ServiceUrlPolicy.Loopback;

    /// <inheritdoc />
    public ValueTask<CallerCheck> CheckCallerAsync(
        IReadOnlyList<string?> authorization,
        CancellationToken cancellationToken
    ) => new(new CallerCheck(Anybody, CallerFault.None));

    /// <inheritdoc />
    public BindingCheck Bind(AuthenticatedCaller caller, Activity activity, string? tenantHeader) =>
        new(ServiceUrls.Allows(activity.ServiceUrl) ? BindingFault.None : BindingFault.ServiceUrl);
}
