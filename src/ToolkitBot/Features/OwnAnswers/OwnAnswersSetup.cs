using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>Registers what keeps a team's own answers and finds them.</summary>
internal static class OwnAnswersSetup
{
    public static void AddOwnAnswers(this IServiceCollection services)
    {
        services.AddSingleton<OwnAnswerDesk>().AddSingleton<OwnAnswerShelf>().AddSingleton<OwnAnswerFinder>();
        services.AddRoom<OwnAnswerRoom>().AddRoom<OwnAnswerKeeping>().AddRoom<OwnAnswerList>();
        services.AddRoom<OwnAnswerCarrying>();
        services.AddSingleton<ICampaignToDo, OwnAnswerList>();
        services.AddSingleton<IOutboxSender, OwnAnswerDueSender>();
        services.AddSingleton<IOutboxSender, OwnAnswerCheckSender>();
    }
}
