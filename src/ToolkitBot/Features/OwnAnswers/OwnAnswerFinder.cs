using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Answers;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Teams;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>The answers of a person's own team to a question.</summary>
/// <param name="Sure">The one that answers it; null if none surely does.</param>
/// <param name="Near">Those that may be meant, as buttons.</param>
internal sealed record OwnFound(OwnAnswer? Sure, IReadOnlyList<SectionLink> Near)
{
    public static OwnFound Nothing { get; } = new(null, []);
}

/// <summary>
/// Finds what the team of whoever asks has kept: in a channel that channel's team, elsewhere the person's own. People whose
/// team keeps nothing find what the team keeps that answers everybody.
/// </summary>
internal sealed class OwnAnswerFinder(
    Database database,
    CampaignStore campaigns,
    TeamFinder teams,
    OwnAnswerShelf shelf,
    OwnAnswerDesk desk
)
{
    public async Task<OwnFound> FindAsync(Turn turn, Heard words, Finding toolkit, CancellationToken cancellationToken)
    {
        if (toolkit.IsFollowUp || toolkit.Parts.Count > 0)
        {
            return OwnFound.Nothing;
        }

        var readable = await ReadableAsync(turn, cancellationToken);
        if (readable.Count == 0)
        {
            return OwnFound.Nothing;
        }

        var found = (await shelf.OfAsync(readable, turn.Language, cancellationToken)).Find(toolkit);
        var near = new List<SectionLink>();
        foreach (var id in found.Near)
        {
            if (await desk.FindAsync(turn.TenantId, id, cancellationToken) is { RetiredAt: null } answer)
            {
                near.Add(new(answer.Id, OwnAnswerView.Name(answer.Title), "own.show"));
            }
        }

        var sure = await desk.FindAsync(turn.TenantId, found.Sure, cancellationToken);
        return new(sure is { RetiredAt: null } ? sure : null, near);
    }

    /// <summary>The answer of an id, if whoever asks may read it; else null.</summary>
    public async Task<OwnAnswer?> ReadAsync(Turn turn, string? id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.TenantId, id, cancellationToken) is not { RetiredAt: null } answer)
        {
            return null;
        }

        var team = await campaigns.FindAsync(turn.TenantId, answer.TeamId, cancellationToken);
        return
            team?.IsOwnedBy(turn.PersonKey) == true
            || (await ReadableAsync(turn, cancellationToken)).Any(own => own.TeamId == answer.TeamId)
            ? answer
            : null;
    }

    private async Task<IReadOnlyList<CampaignRecord>> ReadableAsync(Turn turn, CancellationToken cancellationToken)
    {
        var id = campaigns.IdOf(turn.TenantId);
        await using var db = database.Read();
        var keeping = await db
            .Campaigns.AsNoTracking()
            .Where(c => c.CampaignId == id && c.TeamId != null && c.AnswerChanges > 0)
            .OrderBy(c => c.Id)
            .ToListAsync(cancellationToken);
        if (keeping.Count == 0)
        {
            return [];
        }

        var own = await OwnAsync(turn, cancellationToken);
        var readable = keeping.Where(team => own.Contains(team.TeamId!)).ToList();
        return readable.Count > 0 ? readable : [.. keeping.Where(team => team.AnswersEveryone).Take(1)];
    }

    /// <summary>
    /// The team they speak in or the one they chose; else all in which the bot has met them. Not one that they have left.
    /// </summary>
    private async Task<IReadOnlyList<string>> OwnAsync(Turn turn, CancellationToken cancellationToken)
    {
        var found = await teams.FindAsync(turn, cancellationToken, TeamUse.Answers);
        IReadOnlyList<string> own =
            found.Team is { } team ? [team]
            : found.MayChoose
                ? [.. (await teams.OfPersonAsync(turn, cancellationToken, TeamUse.Answers)).Select(known => known.Id)]
            : [];
        return await teams.NotLeftAsync(turn, own, cancellationToken);
    }
}
