using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>Reads dates, times and fixed choices from a <see cref="ContentNode"/>.</summary>
public static class ContentValues
{
    /// <summary>Returns a required date, written <c>2026-11-22</c>.</summary>
    public static DateOnly Date(this ContentNode node, string key)
    {
        var entry = node.Get(key);
        return DateOnly.TryParseExact(
            entry.AsText(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : throw entry.Problem($"'{key}' must be a day written year-month-day, such as 2026-11-22.");
    }

    /// <summary>Returns a required time of day, written <c>07:30</c> on the 24-hour clock.</summary>
    public static TimeOnly Time(this ContentNode node, string key)
    {
        var entry = node.Get(key);
        return TimeOnly.TryParseExact(
            entry.AsText(),
            "HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : throw entry.Problem($"'{key}' must be a time of day such as 07:30 or 20:00.");
    }

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

        throw entry.Problem($"'{key}' must be one of {string.Join(", ", known.Select(k => k.Word))}, not '{word}'.");
    }

    /// <summary>
    /// Returns a required id: lower-case letters, digits, dots and hyphens, so that it can be used in a link, a file
    /// name and a card.
    /// </summary>
    public static string Id(this ContentNode node, string key = "id")
    {
        var id = node.Text(key);
        return id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? id
            : throw node.Get(key)
                .Problem($"the id '{id}' may hold only small letters a to z, digits, dots and hyphens.");
    }
}
