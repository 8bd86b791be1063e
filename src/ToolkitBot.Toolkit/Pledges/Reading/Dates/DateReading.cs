namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>What stands before a date, and what it says about it.</summary>
internal enum Lead
{
    None,
    Deadline,
    Happens,
    For,
    Within,
    Starts,
}

/// <summary>What a rule made of the words from one place on.</summary>
/// <param name="End">The term behind the last one read.</param>
/// <param name="Day">The day; null where the words are no date, or one that must be asked about.</param>
/// <param name="IsAsked">Whether the words mean some date, but not which.</param>
/// <param name="NeedsCue">Whether they mean a date only behind a lead or where a clause ends: "Friday", not "Friday clinic".</param>
internal readonly record struct DateReading(int End, DateOnly? Day, bool IsAsked = false, bool NeedsCue = false)
{
    /// <summary>A date, but which must be asked.</summary>
    public static DateReading Asked(int end, bool needsCue = false) => new(end, null, true, needsCue);

    /// <summary>Words that look like a date and are none: "Monday to Friday".</summary>
    public static DateReading Nothing(int end) => new(end, null);
}

/// <summary>A place where a date may stand.</summary>
/// <param name="Start">The first term of what leads to it; the place itself where nothing does.</param>
/// <param name="At">Where the date itself would begin.</param>
internal readonly record struct DatePlace(int Start, int At, Lead Lead);
