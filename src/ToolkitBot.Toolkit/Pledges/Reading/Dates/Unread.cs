namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>
/// The last rule: what was said like a date and not understood is asked about, so that no other date takes its place. "By
/// 3012", "the penultimate Friday in May", "before Wimbledon".
/// </summary>
internal static class Unread
{
    private const int MostWordsOfName = 3;

    public static DateReading? Read(DateText text, DatePlace place) =>
        OtherOrdinal(text, place) ?? FarYear(text, place) ?? Named(text, place);

    private static DateReading? OtherOrdinal(DateText text, DatePlace place)
    {
        var at = text.Skip("other-ordinals", place.At);
        if (at == place.At || (text.Weekday(at)?.End ?? text.Unit(at)?.End) is not { } end)
        {
            return null;
        }

        var of = text.Skip("of", end);
        var month = text.Month(of)?.End ?? text.Unit(SkipThis(text, of))?.End;
        return DateReading.Asked(of > end && month is { } behind ? behind : end);
    }

    private static DateReading? FarYear(DateText text, DatePlace place) =>
        place.Lead == Lead.Deadline && text.Digits(place.At) is > 2099 && text.EndsClause(place.At + 1)
            ? DateReading.Asked(place.At + 1)
            : null;

    // A name with which the sentence ends: "before Wimbledon", not "before Mrs Ahmed's round".
    private static DateReading? Named(DateText text, DatePlace place)
    {
        if (!text.Is("before", place.Start))
        {
            return null;
        }

        var at = text.Skip("the", place.At);
        var end = at;
        while (
            end < text.Words.Count
            && end < at + MostWordsOfName
            && text.IsCapital(end)
            && (end == at || !text.StartsClause(end))
        )
        {
            end++;
        }

        return end > at && (end == text.Words.Count || text.StartsClause(end)) ? DateReading.Asked(end) : null;
    }

    private static int SkipThis(DateText text, int at) =>
        text.Skip("next", at) is var next && next > at ? next : text.Skip("this", at);
}
