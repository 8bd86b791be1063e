using System.Globalization;
using System.Text.RegularExpressions;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>Reads a date field, as sent by a client's date picker or as typed by a person in Britain.</summary>
public static partial class DayReader
{
    private static readonly string[] Forms =
    [
        "yyyy-M-d",
        "d/M/yyyy",
        "d.M.yyyy",
        "d-M-yyyy",
        "d M yyyy",
        "d/M/yy",
        "d.M.yy",
        "d-M-yy",
        "d MMM yyyy",
        "d MMMM yyyy",
        "d-MMM-yyyy",
        "d MMM yy",
        "d MMMM yy",
        "d-MMM-yy",
        "ddd d MMM yyyy",
        "dddd d MMMM yyyy",
        "dddd d MMM yyyy",
        "MMMM d yyyy",
        "MMM d yyyy",
    ];

    private static readonly CultureInfo British = ThisCentury();

    /// <summary>Returns the date (day before month, with a year), or null if the text is not a complete
    /// date.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(
            Ornament().Replace(FoldedText.Fold(typed ?? "").Text, " ").Trim(),
            Forms,
            British,
            DateTimeStyles.AllowWhiteSpaces,
            out var day
        )
            ? day
            : null;

    /// <summary>Returns whether the field has text that is no date, so that the form can say so next to it.</summary>
    public static bool IsUnread(string? typed) => !string.IsNullOrWhiteSpace(typed) && Read(typed) is null;

    // "1st of March, 2027", "1 Sept. 2027"
    [GeneratedRegex(@"(?<=[0-9])(?:st|nd|rd|th)\b|\bof\b|,|(?<=\bsep)t\b\.?|(?<=[a-z])\.|\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Ornament();

    private static CultureInfo ThisCentury()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 };
        return culture;
    }
}
