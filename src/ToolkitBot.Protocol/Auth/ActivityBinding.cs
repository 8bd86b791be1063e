using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Whether a genuine token covers an activity. A token is not bound to the body it comes with, so the body must agree
/// with it in everything that decides where answers and tokens go.
/// </summary>
internal sealed class ActivityBinding(InboundAuthOptions options, ServiceUrlPolicy serviceUrls)
{
    private readonly string botId = "28:" + options.AppId;

    public BindingCheck Check(AuthenticatedCaller caller, Activity activity, string? tenantHeader) =>
        new(Fault(caller, activity, tenantHeader));

    private BindingFault Fault(AuthenticatedCaller caller, Activity activity, string? tenantHeader)
    {
        if (!options.Channels.Contains(activity.ChannelId, StringComparer.Ordinal))
        {
            return BindingFault.Channel;
        }

        if (!caller.Endorsements.Contains(activity.ChannelId!))
        {
            return BindingFault.Endorsement;
        }

        if (!ServiceUrlPolicy.Same(caller.ServiceUrl, activity.ServiceUrl))
        {
            return BindingFault.ServiceUrlClaim;
        }

        if (!serviceUrls.Allows(activity.ServiceUrl))
        {
            return BindingFault.ServiceUrl;
        }

        if (!Equal(activity.Recipient?.Id, botId))
        {
            return BindingFault.Recipient;
        }

        return IsOfTenant(activity, tenantHeader) ? BindingFault.None : BindingFault.Tenant;
    }

    private bool IsOfTenant(Activity activity, string? header)
    {
        var named = new[] { activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id };
        var tenants = named.Where(tenant => !string.IsNullOrEmpty(tenant)).ToArray();
        if (tenants.Length == 0)
        {
            // The header alone is not enough: it is empty wherever Teams did not validate it.
            return options.Tenants.Count == 0;
        }

        var tenant = tenants[0];
        return Equal(tenant, tenants[^1])
            && (string.IsNullOrEmpty(header) || Equal(tenant, header))
            && (options.Tenants.Count == 0 || options.Tenants.Any(known => Equal(known, tenant)));
    }

    private static bool Equal(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
