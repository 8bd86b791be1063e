using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Toolkit.Guide;

namespace ToolkitBot.Turns;

/// <summary>
/// What one person's conversation remembers between turns. Small, typed, and without a name in it.
/// A member that a later version adds is absent in older rows, so every member is optional.
/// </summary>
internal sealed record ToolkitState
{
    /// <summary>Name of the dialog that typed words go to; null when none is open.</summary>
    public string? Dialog { get; init; }
    public WalkState? Walk { get; init; }
    public PlatformState? Platform { get; init; }
    public PledgeDraft? Draft { get; init; }

    /// <summary>Section of the last answer, for questions such as "and for video?".</summary>
    public string? LastTopic { get; init; }

    /// <summary>Tips shown in this round; emptied when all were seen.</summary>
    public IReadOnlyList<string> TipsSeen { get; init; } = [];

    public static ToolkitState Read(string? json) =>
        json is null ? new() : JsonSerializer.Deserialize(json, StateJson.Default.ToolkitState) ?? new();

    public string Write() => JsonSerializer.Serialize(this, StateJson.Default.ToolkitState);
}

/// <summary>The walk through the five considerations.</summary>
internal sealed record WalkState
{
    /// <summary>Where it stands: a consideration's id, or the summary.</summary>
    public required string Step { get; init; }
    public IReadOnlyList<WalkAnswer> Answers { get; init; } = [];

    /// <summary>Left with "stop"; kept so that it can go on.</summary>
    public bool Paused { get; init; }
}

/// <summary>The platform recommender's question.</summary>
internal sealed record PlatformState
{
    public required string Step { get; init; }
    public string? Wish { get; init; }
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Purposes { get; init; } = [];
    public IReadOnlyList<string> Materials { get; init; } = [];
    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>Platforms that an earlier wish turned down ("instead of Facebook").</summary>
    public IReadOnlyList<string> TurnedDown { get; init; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ToolkitState))]
internal sealed partial class StateJson : JsonSerializerContext;
