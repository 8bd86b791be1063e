using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>Counts that something happened today; nobody's name, nobody's words.</summary>
internal sealed class TallyEffect(TimeProvider clock, string kind, string subject) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            """
            INSERT INTO tallies (day, kind, subject, count) VALUES (@day, @kind, @subject, 1)
            ON CONFLICT (day, kind, subject) DO UPDATE SET count = tallies.count + 1
            """
        );
        command.With("@day", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        command.With("@kind", kind).With("@subject", subject);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Keeps a question without an answer for the gap report: the words and the day, not who asked.</summary>
internal sealed class UnansweredEffect(TimeProvider clock, string text, string door, string language) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "INSERT INTO unanswered (text, door, language, day) VALUES (@text, @door, @language, @day)"
        );
        command.With("@text", WholeCharacters.Cut(text, 300)).With("@door", door).With("@language", language);
        command.With("@day", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
