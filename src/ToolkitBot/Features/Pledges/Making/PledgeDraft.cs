using System.Globalization;
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

    /// <summary>The author chose the theme, or that there is none; until then one is proposed from the words.</summary>
    public bool ThemeChosen { get; init; }
    public bool ShowName { get; init; } = true;

    /// <summary>Ids of the themes that its team has; null for all of the content's.</summary>
    public IReadOnlyList<string>? Themes { get; init; }

    /// <summary>The team that it goes to; null while that is not known.</summary>
    public string? TeamId { get; init; }

    /// <summary>The author lets it wait for a team instead of choosing one.</summary>
    public bool WaitsForTeam { get; init; }

    /// <summary>The pledge whose words are being changed; null for a new one.</summary>
    public string? Edits { get; init; }

    /// <summary>Words that were typed while another step was open: they may be the new pledge.</summary>
    public string? Offered { get; init; }

    /// <summary>The pledge that this is, or will be.</summary>
    [JsonIgnore]
    public string PledgeId => Edits ?? Id;

    /// <summary>Marks what a preview shows of it. The theme is left out: it is chosen on the preview itself.</summary>
    [JsonIgnore]
    public string Version =>
        Fingerprint.Of(
            Text,
            ForWhom,
            Why,
            DueOn?.ToString("O", CultureInfo.InvariantCulture),
            MadeAs,
            GroupName,
            ShowName ? "named" : null,
            TeamId
        );

    /// <summary>The coach has asked; it asks once, never twice.</summary>
    public bool Coached { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(PledgeDraft))]
internal sealed partial class PledgeDraftJson : JsonSerializerContext;
