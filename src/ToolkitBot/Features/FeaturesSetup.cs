using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Care;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.OwnAnswers;
using ToolkitBot.Features.Platforms;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Features.Questions;
using ToolkitBot.Features.Sharing;
using ToolkitBot.Features.Teams;
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
        services.AddQuestions();
        services.AddRoom<TipRoom>();
        services.AddRoom<ExtensionSearch>();
        services.AddSingleton<PledgeDesk>().AddSingleton<PledgePosting>().AddSingleton<PostViewers>();
        services.AddDialog<PledgeDialog>().AddRoom<PledgePresses>().AddRoom<PledgeRoom>().AddDialog<FollowUpDialog>();
        services.AddRoom<PledgeKeeping>().AddRoom<PledgeJoining>().AddRoom<PledgeDigests>().AddRoom<PledgeApproval>();
        services.AddRoom<PledgeTakeDown>().AddSingleton<ICampaignToDo, PledgeTakeDown>();
        services.AddOwnAnswers();
        services.AddRoom<MyPledges>().AddRoom<PledgeReminding>().AddSingleton<PledgePlaces>();
        services.AddSingleton<IReading, PledgeReading>();
        services.AddSingleton<ChannelLetters>().AddSingleton<PersonLetters>().AddSingleton<UndeliveredNotice>();
        services.AddSingleton<IOutboxSender, ChannelPoster>();
        services.AddSingleton<IOutboxSender, PostedSender>();
        services.AddSingleton<IOutboxSender, PlacementSender>();
        services.AddSingleton<IOutboxSender, ChannelNameSender>();
        services.AddSingleton<IOutboxSender, ApprovalSender>();
        services.AddSingleton<IOutboxSender, FollowUpSender>();
        services.AddSingleton<IOutboxSender, ReminderSender>();
        services.AddSingleton<IOutboxSender, NoticeSender>();
        services.AddSingleton<IOutboxSender, ForgetSender>();
        services.AddSingleton<ICampaignToDo, CampaignSetupToDo>().AddSingleton<CampaignOverview>();
        services.AddSingleton<CampaignStore>().AddRoom<CampaignRoom>().AddRoom<CampaignOwners>();
        services.AddSingleton<CampaignRights>().AddSingleton<CampaignChannels>();
        services.AddSingleton<TeamRoster>().AddSingleton<TeamFinder>().AddRoom<TeamSearch>();
        services.AddSingleton<PersonExport>().AddRoom<PrivacyRoom>();
        services
            .AddSingleton<IUpgradeStep, OnePersonStep>()
            .AddSingleton<IUpgradeStep, StateOfAccountStep>()
            .AddSingleton<IUpgradeStep, KeptQuestionsStep>();
        services.AddSingleton<PackagesSeen>();
        services.AddSingleton<CareWatch>().AddHostedService(provider => provider.GetRequiredService<CareWatch>());
        services.AddSingleton<Retention>().AddHostedService(provider => provider.GetRequiredService<Retention>());
    }
}
