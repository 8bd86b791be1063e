using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>Reads dates, times and fixed choices from a <see cref="ContentNode"/>.</summary>
public static class ContentValues
{
    /// <summary>Returns a required date, written <c>2026-11-22</c>.</summary>
    public static DateOnly Date(this ContentNode node, string key) =>
        node.Get(key)
            .As(
                (string text, out DateOnly date) =>
                    DateOnly.TryParseExact(
                        text,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out date
                    ),
                $"'{key}' must be a day written year-month-day, such as 2026-11-22."
            );

    /// <summary>Returns a required time of day, written <c>07:30</c> on the 24-hour clock.</summary>
    public static TimeOnly Time(this ContentNode node, string key) =>
        node.Get(key)
            .As(
                (string text, out TimeOnly time) =>
                    TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time),
                $"'{key}' must be a time of day such as 07:30 or 20:00."
            );

    /// <summary>Maps a required word from a fixed set to its value.</summary>
    public static T OneOf<T>(this ContentNode node, string key, params (string Word, T Value)[] known)
    {
        var entry = node.Get(key);
        var word = entry.AsText();
        foreach (var (name, value) in known)
        {
            if (name == word)
            {
                return value;
            }
        }

        if (word.Length > 0)
        {
            entry.Tell($"'{key}' must be one of {string.Join(", ", known.Select(k => k.Word))}, not '{word}'.");
        }

        return known[0].Value;
    }

    /// <summary>
    /// Returns a required id: lower-case letters, digits, dots and hyphens, so that it can be used in a link, a file
    /// name and a card.
    /// </summary>
    public static string Id(this ContentNode node, string key = "id")
    {
        var entry = node.Get(key);
        var id = entry.AsText();
        if (!id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
        {
            entry.Tell($"the id '{id}' may hold only small letters a to z, digits, dots and hyphens.");
        }

        return id;
    }
}
