using System.Text.Json.Serialization;
using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>State of the walk through the five considerations.</summary>
internal sealed record WalkState : DialogState
{
    public IReadOnlyList<WalkAnswer> Answers { get; init; } = [];

    /// <summary>The step at which words matched no choice: queried once, accepted the second time.</summary>
    public string? Doubted { get; init; }

    public WalkState With(WalkAnswer answer) =>
        Without(answer.ConsiderationId) with
        {
            Answers = [.. Others(answer), answer],
        };

    public WalkState Without(string step) =>
        this with
        {
            Answers = [.. Answers.Where(answer => answer.ConsiderationId != step)],
            Doubted = null,
        };

    private IEnumerable<WalkAnswer> Others(WalkAnswer answer) =>
        Answers.Where(other => other.ConsiderationId != answer.ConsiderationId);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(WalkState))]
internal sealed partial class WalkStateJson : JsonSerializerContext;
