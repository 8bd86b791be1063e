using Microsoft.EntityFrameworkCore;
using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>
/// Deletes the unanswered questions that would not be stored today; earlier releases stored every one. Their counts
/// by kind stay.
/// </summary>
internal sealed class KeptQuestionsStep(Database database, IServiceProvider services) : IUpgradeStep
{
    public string Name => "kept-questions-screened";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var languages = services.GetRequiredService<LanguageShelf>();
        await using var db = database.Read();
        var kept = await db.Unanswered.AsNoTracking().ToListAsync(cancellationToken);
        foreach (
            var question in kept.Where(q => new Heard(languages.For(q.Language), q.Text).KeepableForOthers is null)
        )
        {
            await database.Writes.RunAsync(
                (scope, token) => UnansweredTable.RemoveAsync(scope, question.Id, token),
                cancellationToken
            );
        }
    }
}
