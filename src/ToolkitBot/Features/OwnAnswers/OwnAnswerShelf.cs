using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>
/// The answers of teams, ready to be found. Each team counts its changes in its campaign's row, which is read with every
/// question anyway, so that every instance has a change before its next answer.
/// </summary>
internal sealed class OwnAnswerShelf(Database database)
{
    /// <summary>Sets of teams that are held at once; all go when there are more.</summary>
    private const int MostHeld = 200;

    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);

    /// <summary>The answers that these teams keep in a language.</summary>
    public async Task<OwnAnswerIndex> OfAsync(
        IReadOnlyList<CampaignRecord> teams,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var key = string.Join(' ', teams.Select(team => team.Id).Prepend(language.Id));
        var changes = string.Join(' ', teams.Select(team => team.AnswerChanges));
        if (held.TryGetValue(key, out var known) && known.Changes == changes)
        {
            return known.Answers;
        }

        var answers = new OwnAnswerIndex(await ReadAsync(teams, language.Id, cancellationToken));
        if (held.Count >= MostHeld)
        {
            held.Clear();
        }

        // What was read may be newer than the count; then the next question reads it once more.
        held[key] = new(changes, answers);
        return answers;
    }

    private async Task<IReadOnlyList<OwnWordings>> ReadAsync(
        IReadOnlyList<CampaignRecord> teams,
        string language,
        CancellationToken cancellationToken
    )
    {
        var tenant = teams[0].TenantId;
        var ids = teams.Select(team => team.TeamId).ToList();
        await using var db = database.Read();
        var rows = await db
            .OwnAnswers.AsNoTracking()
            .Where(a => a.TenantId == tenant && ids.Contains(a.TeamId) && a.Language == language && a.RetiredAt == null)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(WordingsOf)];
    }

    private static OwnWordings WordingsOf(OwnAnswer row) =>
        new(
            row.Id,
            row.WordingList,
            row.Encoder == TextEncoder.OfBuild?.Fingerprint
                ? MemoryMarshal.Cast<byte, sbyte>(row.Vectors).ToArray()
                : OwnWordings.VectorsOf(row.WordingList, row.Answer)
        );

    private sealed record Held(string Changes, OwnAnswerIndex Answers);
}
