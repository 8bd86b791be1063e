using ToolkitBot.Outbox;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>Registers what asks people, and what brings their answers.</summary>
internal static class QuestionsSetup
{
    public static void AddQuestions(this IServiceCollection services)
    {
        services.AddSingleton<QuestionDesk>().AddSingleton<AskedWords>().AddDialog<QuestionDialog>();
        services.AddRoom<QuestionAnswering>().AddRoom<QuestionsHere>();
        services.AddSingleton<IOutboxSender, QuestionPoster>();
        services.AddSingleton<IOutboxSender, QuestionAnswerSender>();
        services.AddSingleton<IOutboxSender, QuestionDueSender>();
        services.AddSingleton<IOutboxSender, QuestionReminderSender>();
        services.AddSingleton<IOutboxSender, QuestionWaitsSender>();
    }
}
