namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>The kind of words before a date.</summary>
internal enum Lead
{
    None,
    Deadline,
    Happens,
    For,
    Within,
    Starts,
}

/// <summary>What a rule read at a place in the text.</summary>
/// <param name="End">The index after the last word read.</param>
/// <param name="Day">The date; null if the words are no date, or one to ask about.</param>
/// <param name="IsAsked">Whether the words mean a date that has to be asked about.</param>
/// <param name="NeedsCue">Whether they are a date only after a lead or at a clause's end ("Friday").</param>
internal readonly record struct DateReading(int End, DateOnly? Day, bool IsAsked = false, bool NeedsCue = false)
{
    /// <summary>Returns a reading of a date that has to be asked about.</summary>
    public static DateReading Asked(int end, bool needsCue = false) => new(end, null, true, needsCue);

    /// <summary>Returns a reading of words that only look like a date: "Monday to Friday".</summary>
    public static DateReading Nothing(int end) => new(end, null);
}

/// <summary>A place in the text where a date may be.</summary>
/// <param name="Start">The index of the lead's first word, or of the date if there is no lead.</param>
/// <param name="At">The index of the date's first word.</param>
internal readonly record struct DatePlace(int Start, int At, Lead Lead);
