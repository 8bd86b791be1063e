namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>
/// Finds moments that have a date which the bot does not know: "before my next supervision", "by the time I go on leave",
/// "when the new ward opens". They are asked about.
/// </summary>
internal static class Events
{
    private const int WordsToEvent = 6;
    private const int WordsToHappening = 9;

    public static DateReading? Read(DateText text, DatePlace place)
    {
        if (text.Skip("when", place.Start) is var when && when > place.Start)
        {
            return Find(text, when, "happens", WordsToHappening);
        }

        // "By the time the children break up".
        if (text.Skip("by-the-time", place.Start) is var time && time > place.Start)
        {
            return text.Is("quantifiers", time) || text.Is("loose-bars", time) ? null
                : DueDateReader.ReadPlain(text, new(time, text.Skip("the", time), Lead.Deadline))
                    is { Day: not null } day
                    ? day
                : DateReading.Asked(time);
        }

        if (place.Lead is not (Lead.Deadline or Lead.Happens or Lead.Starts or Lead.Within))
        {
            return null;
        }

        var from = text.Vocabulary.Positions.At(text.Words, place.At) is { } part
            ? text.Skip("of", part.End)
            : place.At;
        var isNext = text.Is("next", from) || text.Is("next", text.Skip("definite", from));
        var isDefinite = isNext || text.Is("definite", from) || text.Is("the", from - 1);
        var isDeadline = place.Lead is Lead.Deadline or Lead.Starts;
        return (isNext || (isDeadline && isDefinite) ? Find(text, from, "events", WordsToEvent) : null)
            ?? (isDeadline ? Find(text, from, "one-offs", WordsToEvent) : null);
    }

    // "Before every meeting", "when a patient goes home" are no moments but habits.
    private static DateReading? Find(DateText text, int from, string set, int within)
    {
        for (var i = from; i < Math.Min(from + within, text.Words.Count); i++)
        {
            if (text.Skip(set, i) is var end && end > i)
            {
                return DateReading.Asked(end);
            }

            if (text.Is("quantifiers", i) || text.Is("loose-bars", i) || (i > from && text.EndsSentence(i)))
            {
                return null;
            }
        }

        return null;
    }
}
