using System.Text.Json.Serialization;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>A pledge on its way: screened, not yet made.</summary>
internal sealed record PledgeDraft : DialogState
{
    /// <summary>Becomes the pledge's id and makes submitting it twice harmless.</summary>
    public required string Id { get; init; }
    public string Text { get; init; } = "";
    public string? ForWhom { get; init; }
    public string? Why { get; init; }
    public DateOnly? DueOn { get; init; }
    public string MadeAs { get; init; } = "individual";
    public string? GroupName { get; init; }
    public string? ThemeId { get; init; }
    public bool ShowName { get; init; } = true;

    /// <summary>The pledge whose words are being changed; null for a new one.</summary>
    public string? Edits { get; init; }

    /// <summary>Words that were typed while another step was open: they may be the new pledge.</summary>
    public string? Offered { get; init; }

    /// <summary>The pledge that this is, or will be.</summary>
    [JsonIgnore]
    public string PledgeId => Edits ?? Id;

    /// <summary>The coach has asked; it asks once, never twice.</summary>
    public bool Coached { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(PledgeDraft))]
internal sealed partial class PledgeDraftJson : JsonSerializerContext;
