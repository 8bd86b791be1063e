using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Privacy;

namespace ToolkitBot.Features.Pledges;

/// <summary>Pledges, from the first word to "did you do it?".</summary>
internal static class PledgesRoom
{
    public static void AddPledges(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CampaignBook>();
        services.AddSingleton<PledgeDesk>();
        services.AddSingleton<PledgePosting>();
        services.AddSingleton<PledgeSteps>();
        services.AddSingleton<PledgeStarting>();
        services.AddSingleton<PledgeJoining>();
        services.AddSingleton<PledgeDigests>();
        services.AddSingleton<PledgeApproval>();
        services.AddSingleton<PledgeKeeping>();
        services.AddRoom<PledgeDialog>();
        services.AddRoom<CampaignRoom>();
        services.AddRoom<PrivacyRoom>();
        services.AddSingleton<Retention>();
        services.AddHostedService(provider => provider.GetRequiredService<Retention>());
    }
}
