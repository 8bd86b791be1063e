using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// Keeps what a plan says, all of it or nothing, on behalf of an owner or of whoever runs the bot, and has every instance see
/// it. Answers that changed since the plan was made are a conflict: then it is made anew.
/// </summary>
/// <param name="team">The team's campaign as it was before its answers were read for the plan.</param>
/// <param name="language">The language of new answers.</param>
/// <param name="personKey">Who keeps them; null for whoever runs the bot, then all owners are asked on their day.</param>
internal sealed class ImportOwnAnswersEffect(
    CampaignRecord team,
    OwnAnswerPlan plan,
    string language,
    string? personKey,
    DateTimeOffset now,
    CampaignStore campaigns,
    OutboxQueue queue
) : IEffect
{
    private readonly List<(OwnAnswer? Begun, string Id, OwnAnswerWords Words, sbyte[] Vectors)> answers =
    [
        .. plan.New.Select(words =>
        {
            var begun = new OwnAnswer(Guid.CreateVersion7(now).ToString(), team.TenantId, team.TeamId!, language, now);
            return ((OwnAnswer?)begun, begun.Id, words, OwnWordings.VectorsOf(words.Wordings, words.Answer));
        }),
        .. plan.Changed.Select(one =>
            ((OwnAnswer?)null, one.There.Id, one.Words, OwnWordings.VectorsOf(one.Words.Wordings, one.Words.Answer))
        ),
    ];

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        // Takes the campaign's row before anything else, so that of two imports at once the second finds it changed.
        if (!await OwnAnswersTable.ChangedSinceAsync(scope, team.Id, team.AnswerChanges, cancellationToken))
        {
            throw new ConflictException();
        }

        var owned = await campaigns.OpenKnownAsync(scope, team.TenantId, team.TeamId!, cancellationToken);
        if (personKey is not null && owned?.IsOwnedBy(personKey) != true)
        {
            throw new ConflictException();
        }

        var ids = answers.Select(answer => answer.Id).ToList();
        var there = await scope
            .Db.OwnAnswers.Where(a => a.TenantId == team.TenantId && a.TeamId == team.TeamId && ids.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var written = new List<OwnAnswer>();
        foreach (var (begun, id, words, vectors) in answers)
        {
            var answer = begun ?? there.GetValueOrDefault(id) ?? throw new ConflictException();
            answer.Say(words, vectors, personKey ?? answer.KeeperKey, now);
            written.Add(answer);
        }

        scope.Db.OwnAnswers.AddRange(answers.Select(answer => answer.Begun).OfType<OwnAnswer>());
        await scope.Db.SaveChangesAsync(cancellationToken);
        foreach (var answer in written)
        {
            await queue.AskWhenDueAsync(scope, answer, campaigns.Content, cancellationToken);
        }
    }
}
