namespace ToolkitBot.Storage.Entities;

/// <summary>How often something happened on a day; nobody's name, nobody's words.</summary>
internal sealed class Tally
{
    public DateOnly Day { get; init; }

    /// <summary>What was counted, such as <c>answer</c>, <c>declined</c>, <c>helpful</c>, <c>not-helpful</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of what: a section id, a platform id, or an empty string.</summary>
    public required string Subject { get; init; }
    public int Count { get; set; }
}

/// <summary>A question that the toolkit has no answer to, kept without identity for the gap report.</summary>
internal sealed class UnansweredRecord
{
    public long Id { get; init; }
    public required string Text { get; init; }
    public string? Door { get; init; }
    public required string Language { get; init; }

    /// <summary>Day only: an exact time could lead to a person.</summary>
    public DateOnly Day { get; init; }
}
