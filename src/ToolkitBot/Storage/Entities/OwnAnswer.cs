using System.Runtime.InteropServices;
using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Storage.Entities;

/// <summary>What an owner writes of an answer that a team keeps.</summary>
/// <param name="Wordings">The ways to ask for it; the first is its heading.</param>
/// <param name="Ask">Whom to ask for more; null for nobody.</param>
/// <param name="TrueUntil">The day on which somebody looks whether it still holds.</param>
internal sealed record OwnAnswerWords(IReadOnlyList<string> Wordings, string Answer, string? Ask, DateOnly TrueUntil);

/// <summary>An answer that a team's owners keep, so that nobody has to be asked twice.</summary>
internal sealed class OwnAnswer
{
    /// <param name="id">The id of the form that it was written in.</param>
    public OwnAnswer(string id, string tenantId, string teamId, string language, DateTimeOffset keptAt)
    {
        (Id, TenantId, TeamId, Language) = (id, tenantId, teamId, language);
        (KeptAt, ChangedAt, Version) = (keptAt, keptAt, 1);
    }

    public string Id { get; private init; }
    public string TenantId { get; private init; }
    public string TeamId { get; private init; }
    public string Language { get; private init; }

    /// <summary>The ways to ask for it, one per line; the first is its heading.</summary>
    public string Wordings { get; private set; } = "";

    /// <summary>The vectors of the wordings and the answer, one after the other, so that none is encoded at a start.</summary>
    public byte[] Vectors { get; private set; } = [];

    /// <summary>Fingerprint of the encoder that made them; empty without one.</summary>
    public string Encoder { get; private set; } = "";
    public string Answer { get; private set; } = "";
    public string? Ask { get; private set; }
    public DateOnly TrueUntil { get; private set; }

    /// <summary>Who keeps it, and is asked when the day has come; null once they are forgotten.</summary>
    public string? KeeperKey { get; private set; }

    /// <summary>The question to a person that it came from; null for none.</summary>
    public string? QuestionId { get; init; }

    /// <summary>Id of the question of the starter set that it answers; null for none.</summary>
    public string? StarterId { get; init; }
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>When its words or its day were last looked at.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Since when nobody finds it; null while it is found.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }
    public long Version { get; private set; }

    public IReadOnlyList<string> WordingList => Wordings.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Its heading.</summary>
    public string Title => WordingList is [var first, ..] ? first : "";

    /// <summary>Sets the words, on behalf of an owner, who keeps it from now on.</summary>
    /// <param name="vectors">The vectors of the wordings and the answer.</param>
    /// <param name="keeperKey">Null for nobody: all owners are asked on its day.</param>
    public void Say(OwnAnswerWords words, sbyte[] vectors, string? keeperKey, DateTimeOffset now)
    {
        (Answer, Ask, TrueUntil, KeeperKey, ChangedAt) = (words.Answer, words.Ask, words.TrueUntil, keeperKey, now);
        Wordings = string.Join('\n', words.Wordings);
        Encode(vectors);
        RetiredAt = null;
        Version++;
    }

    /// <summary>Replaces the vectors by those of this build's encoder.</summary>
    public void Encode(sbyte[] vectors)
    {
        Vectors = MemoryMarshal.AsBytes(vectors.AsSpan()).ToArray();
        Encoder = TextEncoder.OfBuild?.Fingerprint ?? "";
    }

    /// <summary>It still holds, until another day.</summary>
    public void KeepOn(DateOnly until, string keeperKey, DateTimeOffset now)
    {
        (TrueUntil, KeeperKey, ChangedAt, RetiredAt) = (until, keeperKey, now, null);
        Version++;
    }

    /// <summary>Nobody finds it any more.</summary>
    public void Retire(DateTimeOffset now)
    {
        RetiredAt ??= now;
        Version++;
    }
}
