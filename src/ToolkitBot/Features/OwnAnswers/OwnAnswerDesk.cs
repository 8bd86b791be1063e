using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>An answer in a list.</summary>
internal sealed record ListedAnswer(string Id, string Wordings, DateOnly TrueUntil);

/// <summary>
/// Where the answers are that teams keep. Reading happens at once; every change is an effect of the turn, which looks again
/// inside the transaction.
/// </summary>
internal sealed class OwnAnswerDesk(Database database, CampaignStore campaigns, OutboxQueue queue, TimeProvider clock)
{
    /// <summary>So many answers of one team keep a question within the finder's time.</summary>
    public const int MostKept = 5000;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The answer of that id in the tenant, or null: an id comes from a client and may be anything.</summary>
    public async Task<OwnAnswer?> FindAsync(string tenantId, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        await using var db = database.Read();
        return await db
            .OwnAnswers.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.TenantId == tenantId, cancellationToken);
    }

    /// <summary>The answer that was kept of a question to a person, or null.</summary>
    public async Task<OwnAnswer?> OfQuestionAsync(Question question, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await Of(db, question.TenantId, question.TeamId)
            .Where(a => a.QuestionId == question.Id)
            .OrderBy(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A team's answers that have these words in them, the newest first.</summary>
    public async Task<IReadOnlyList<ListedAnswer>> ListAsync(
        CampaignRecord team,
        string words,
        int from,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var lower = words.ToLowerInvariant();
        await using var db = database.Read();
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, without a culture; EF translates nothing else.
        return await Of(db, team.TenantId, team.TeamId!)
            .Where(a => lower == "" || a.Wordings.ToLower().Contains(lower) || a.Answer.ToLower().Contains(lower))
#pragma warning restore CA1304, CA1311, CA1862
            .OrderByDescending(a => a.ChangedAt)
            .ThenBy(a => a.Id)
            .Skip(from)
            .Take(limit)
            .Select(a => new ListedAnswer(a.Id, a.Wordings, a.TrueUntil))
            .ToListAsync(cancellationToken);
    }

    /// <summary>All that a team keeps, the newest first.</summary>
    public async Task<IReadOnlyList<KeptAnswer>> KeptAsync(CampaignRecord team, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var kept = await Of(db, team.TenantId, team.TeamId!)
            .OrderByDescending(a => a.ChangedAt)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.Wordings,
                a.Answer,
                a.Ask,
                a.TrueUntil,
                a.ChangedAt,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. kept.Select(a => new KeptAnswer(
                a.Id,
                new(a.Wordings.Split('\n'), a.Answer, a.Ask, a.TrueUntil),
                a.ChangedAt
            )),
        ];
    }

    public async Task<int> CountAsync(CampaignRecord team, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await Of(db, team.TenantId, team.TeamId!).CountAsync(cancellationToken);
    }

    /// <summary>Which answers of a team belong to which questions of the starter set.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StartersAsync(
        CampaignRecord team,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Read();
        var kept = await Of(db, team.TenantId, team.TeamId!)
            .Where(a => a.StarterId != null)
            .Select(a => new { a.StarterId, a.Id })
            .ToListAsync(cancellationToken);
        return kept.GroupBy(a => a.StarterId!).ToDictionary(group => group.Key, group => group.First().Id);
    }

    /// <summary>Writes an answer, or writes it anew.</summary>
    /// <param name="begun">The row if there is none yet; null to change what is there.</param>
    public IEffect Change(CampaignRecord team, string id, OwnAnswer? begun, Turn turn, Action<OwnAnswer> change) =>
        new ChangeOwnAnswerEffect(team.TeamId!, id, begun, turn.TenantId, turn.PersonKey, change, campaigns, queue);

    /// <summary>Keeps what a plan says, which was made of what the team kept when its campaign was read.</summary>
    /// <param name="language">The language of new answers.</param>
    /// <param name="personKey">Who keeps them; null for whoever runs the bot.</param>
    public IEffect Import(CampaignRecord team, OwnAnswerPlan plan, string language, string? personKey) =>
        new ImportOwnAnswersEffect(team, plan, language, personKey, Now, campaigns, queue);

    private static IQueryable<OwnAnswer> Of(ToolkitDb db, string tenantId, string teamId) =>
        db.OwnAnswers.AsNoTracking().Where(a => a.TenantId == tenantId && a.TeamId == teamId && a.RetiredAt == null);
}
