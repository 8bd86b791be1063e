using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Turns;

/// <summary>Counts an event of today, without names or words.</summary>
internal sealed class TallyEffect(TimeProvider clock, string kind, string subject) : IGatheredEffect, IMeasuredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        TalliesTable.CountAsync(
            scope,
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            kind,
            subject,
            cancellationToken
        );

    public void Measure() => TurnsTelemetry.Count(kind);
}

/// <summary>Stores an unanswered question for the gap report: the words, the tenant and the day, not who asked.</summary>
internal sealed class UnansweredEffect(TimeProvider clock, string tenantId, string text, string door, string language)
    : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        UnansweredTable.AddAsync(
            scope,
            tenantId,
            WholeCharacters.Cut(text, 300),
            door,
            language,
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            cancellationToken
        );
}
