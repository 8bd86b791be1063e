namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads the year after a day or month: "2027", "27", "next year".</summary>
internal static class Years
{
    public static (int Value, int End)? At(DateText text, int at) =>
        text.Year(at) ?? Relative(text, "next", at, 1) ?? Relative(text, "this", at, 0);

    private static (int Value, int End)? Relative(DateText text, string set, int at, int ahead)
    {
        at = text.Is("of", at) && !text.Is(set, at) ? text.Skip("of", at) : at;
        return text.Skip(set, at) is var end && end > at && text.Unit(end) is { Value: DateUnit.Year } unit
            ? (text.Today.Year + ahead, unit.End)
            : null;
    }
}
