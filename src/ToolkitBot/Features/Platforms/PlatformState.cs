using System.Text.Json.Serialization;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Platforms;

/// <summary>State of the search for a platform: what the person has said about it.</summary>
internal sealed record PlatformState : DialogState
{
    public string? Wish { get; init; }
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Purposes { get; init; } = [];
    public IReadOnlyList<string> Materials { get; init; } = [];
    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>Platforms that an earlier wish turned down ("instead of Facebook").</summary>
    public IReadOnlyList<string> TurnedDown { get; init; } = [];

    /// <summary>What an earlier wish turned down beside platforms ("no video").</summary>
    public IReadOnlyList<PlatformStateSlot> Against { get; init; } = [];

    [JsonIgnore]
    public PlatformSlots Slots =>
        new()
        {
            Audiences = Audiences,
            Purposes = Purposes,
            Materials = Materials,
            Times = Times,
            TurnedDown = TurnedDown,
            Against = [.. Against.Select(slot => (slot.Kind, slot.Id))],
        };
}

/// <summary>A slot that was turned down.</summary>
internal sealed record PlatformStateSlot(
    [property: JsonConverter(typeof(JsonStringEnumConverter<SlotKind>))] SlotKind Kind,
    string Id
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(PlatformState))]
internal sealed partial class PlatformStateJson : JsonSerializerContext;
