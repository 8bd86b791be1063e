namespace ToolkitBot.Storage.Entities;

/// <summary>How often something happened on a day; holds no names and no text from users.</summary>
internal sealed class Tally
{
    public DateOnly Day { get; init; }

    /// <summary>What was counted, such as <c>answer</c>, <c>declined</c>, <c>helpful</c>, <c>not-helpful</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was about: a section id, a platform id, or an empty string.</summary>
    public required string Subject { get; init; }
    public int Count { get; set; }
}

/// <summary>A question that the toolkit could not answer, stored without identity for the gap report.</summary>
internal sealed class UnansweredRecord
{
    public long Id { get; init; }
    public required string Text { get; init; }
    public string? Door { get; init; }
    public required string Language { get; init; }

    /// <summary>The tenant in which it was asked; null in a row of an earlier release.</summary>
    public string? TenantId { get; init; }

    /// <summary>Only the day: an exact time could identify a person.</summary>
    public DateOnly Day { get; init; }
}
