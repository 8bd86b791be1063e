using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Features.Sharing;
using ToolkitBot.Features.Tips;
using ToolkitBot.Features.Walk;
using ToolkitBot.Features.Welcome;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Turns;

namespace ToolkitBot.Features;

/// <summary>What the bot can do: a line for each room and each dialog.</summary>
internal static class FeaturesSetup
{
    public static void AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRoom<WelcomeRoom>().AddRoom<HelpRoom>().AddRoom<LanguageRoom>();
        services.AddSingleton<WalkSummaryView>().AddDialog<WalkDialog>();
        services.AddDialog<PlatformDialog>();
        services.AddRoom<AnswerRoom>();
        services.AddRoom<TipRoom>();
        services.AddRoom<ExtensionSearch>();
        services.AddSingleton<PledgeDesk>().AddSingleton<PledgePosting>().AddSingleton<PostViewers>();
        services.AddDialog<PledgeDialog>().AddRoom<PledgePresses>().AddRoom<PledgeRoom>().AddDialog<FollowUpDialog>();
        services.AddRoom<PledgeKeeping>().AddRoom<PledgeJoining>().AddRoom<PledgeDigests>().AddRoom<PledgeApproval>();
        services.AddSingleton<PersonLetters>().AddSingleton<UndeliveredNotice>();
        services.AddSingleton<IOutboxSender, ChannelPoster>();
        services.AddSingleton<IOutboxSender, ApprovalSender>();
        services.AddSingleton<IOutboxSender, FollowUpSender>();
        services.AddSingleton<IOutboxSender, NoticeSender>();
        services.AddSingleton<IOutboxSender, ForgetSender>();
        services.AddSingleton<CampaignBook>().AddRoom<CampaignRoom>();
        services.AddRoom<PrivacyRoom>();
        services.AddSingleton<IUpgradeStep, OnePersonStep>().AddSingleton<IUpgradeStep, KeptQuestionsStep>();
        services.AddSingleton<Retention>().AddHostedService(provider => provider.GetRequiredService<Retention>());
    }
}
