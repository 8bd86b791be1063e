using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>Where a question was asked.</summary>
/// <param name="Text">The question; null where it was not kept.</param>
/// <param name="TeamId">The team in whose channel; null elsewhere.</param>
internal sealed record AskedThere(string? Text, string? TeamId);

/// <summary>
/// Leads from the button "Ask a person" back to the question: a card carries no words, only their mark and the place, and
/// the words stand in what the conversation remembers of that person, if they may be kept at all.
/// </summary>
internal sealed class AskedWords(Database database)
{
    /// <summary>Remembers a question, if it may be kept; returns its mark, empty if it may not.</summary>
    public static string Remember(Turn turn, Heard words)
    {
        if (words.Keepable is not { } kept)
        {
            return "";
        }

        turn.State = turn.State.Asking(kept);
        return Fingerprint.Of(kept);
    }

    /// <summary>The place of this turn, as a button carries it; empty for a private chat.</summary>
    public static string PlaceOf(Turn turn) => turn.IsPersonal ? "" : turn.Said.Place.Conversation.Id ?? "";

    /// <summary>Finds the question that a press passes on.</summary>
    public async Task<AskedThere> FindAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var mark = press.Id("asked");
        if (press.Id("from") is not { } place)
        {
            return new(In(turn.State, mark), null);
        }

        await using var db = database.Read();
        var there = ThreadId.Base(place);
        var key = StateKeys.Of(turn.TenantId, there, turn.Said.AccountId);
        var json = await db
            .States.AsNoTracking()
            .Where(s => s.Key == key && s.PersonKey == turn.PersonKey)
            .Select(s => s.Json)
            .SingleOrDefaultAsync(cancellationToken);
        var team = await db
            .Conversations.AsNoTracking()
            .Where(c => c.Id == there && c.TenantId == turn.TenantId)
            .Select(c => c.TeamId)
            .SingleOrDefaultAsync(cancellationToken);
        return new(In(ToolkitState.Read(json), mark), team);
    }

    private static string? In(ToolkitState state, string? mark) =>
        mark is null ? null : (state.Asked ?? []).FirstOrDefault(text => Fingerprint.Of(text) == mark);
}
