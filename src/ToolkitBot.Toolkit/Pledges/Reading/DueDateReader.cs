using System.Globalization;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>A due date found in words.</summary>
/// <param name="Date">The day, in the author's calendar.</param>
/// <param name="Start">First character of the phrase, its "by" included.</param>
/// <param name="Length">Length of the phrase.</param>
public readonly record struct DueDate(DateOnly Date, int Start, int Length);

/// <summary>Reads due dates in British forms: "by Friday", "by 31 March", "in two weeks", "by the end of January", "31/3/27".</summary>
public sealed class DueDateReader(PledgeWords words)
{
    /// <summary>Where a campaign has no end, people are asked after four weeks.</summary>
    public const int DefaultDays = 28;

    /// <summary>The due date of a pledge that names none: the campaign's last day, or four weeks from today.</summary>
    public static DateOnly Default(DateOnly today, DateOnly? campaignEnd) =>
        campaignEnd is { } end && end > today ? end : today.AddDays(DefaultDays);

    /// <summary>The last due date in the text, or null. Dates that have passed are none.</summary>
    public DueDate? Find(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Word.Of(text.Replace('’', '\''));
        DueDate? found = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var by = words.ByWords.At(tokens, i);
            var from = Skip(tokens, i + by);
            var (date, end) = Read(tokens, text, from, today, by > 0);
            if (end <= from)
            {
                continue;
            }

            if (date > today)
            {
                found = new DueDate(date, tokens[i].Start, tokens[end - 1].End - tokens[i].Start);
                i = end - 1;
            }
        }

        return found;
    }

    private (DateOnly Date, int End) Read(IReadOnlyList<Word> tokens, string text, int i, DateOnly today, bool by)
    {
        if (i >= tokens.Count)
        {
            return default;
        }

        return Numeric(tokens, text, i, today)
            ?? DayAndMonth(tokens, i, today)
            ?? EndOf(tokens, i, today)
            ?? Span(tokens, i, today)
            ?? (by || i == 0 ? Month(tokens, i, today) : null)
            ?? Named(tokens, i, today, by)
            ?? default;
    }

    // 31/3/27, 31.03.2027, 31-3; the month's name is read elsewhere.
    private static (DateOnly, int)? Numeric(IReadOnlyList<Word> tokens, string text, int i, DateOnly today)
    {
        if (
            i + 1 >= tokens.Count
            || !tokens[i].IsNumber
            || !tokens[i + 1].IsNumber
            || !IsDateGap(text, tokens[i], tokens[i + 1])
        )
        {
            return null;
        }

        var (day, month) = (Number(tokens[i]), Number(tokens[i + 1]));
        var gap = text[tokens[i].End];
        if (i + 2 < tokens.Count && tokens[i + 2].IsNumber && IsDateGap(text, tokens[i + 1], tokens[i + 2]))
        {
            var (last, isIso) = (Number(tokens[i + 2]), tokens[i].Text.Length == 4);
            return isIso ? Make(day, month, last, i + 3) : Make(last < 100 ? 2000 + last : last, month, day, i + 3);
        }

        // "3.5" is a figure; "3/5" a date.
        return gap == '/' && tokens[i + 1].Text.Length <= 2 ? Upcoming(today, month, day, i + 2) : null;
    }

    private (DateOnly, int)? DayAndMonth(IReadOnlyList<Word> tokens, int i, DateOnly today)
    {
        int day,
            month,
            next;
        if (Day(tokens[i]) is { } first && i + 1 < tokens.Count)
        {
            next = i + 1;
            next += tokens[next].Key is "of" or "o" && next + 1 < tokens.Count ? 1 : 0;
            if (!words.Months.TryGetValue(tokens[next].Key, out month))
            {
                return null;
            }

            (day, next) = (first, next + 1);
        }
        else if (
            words.Months.TryGetValue(tokens[i].Key, out month)
            && i + 1 < tokens.Count
            && Day(tokens[i + 1]) is { } second
        )
        {
            (day, next) = (second, i + 2);
        }
        else
        {
            return null;
        }

        return next < tokens.Count && Year(tokens[next]) is { } year
            ? Make(year, month, day, next + 1)
            : Upcoming(today, month, day, next);
    }

    // "the end of January", "the end of the month", "end of next week"
    private (DateOnly, int)? EndOf(IReadOnlyList<Word> tokens, int i, DateOnly today)
    {
        var end = words.EndWords.At(tokens, i);
        if (end == 0)
        {
            return null;
        }

        var at = Skip(tokens, i + end);
        var next = words.NextWords.At(tokens, at) is > 0 and var skipped;
        at += next ? 1 : 0;
        if (at >= tokens.Count)
        {
            return null;
        }

        if (words.Months.TryGetValue(tokens[at].Key, out var month))
        {
            var year = at + 1 < tokens.Count ? Year(tokens[at + 1]) : null;
            var chosen = year ?? (month < today.Month ? today.Year + 1 : today.Year);
            return (LastDay(chosen, month), at + (year is null ? 1 : 2));
        }

        return words.Units.GetValueOrDefault(tokens[at].Key) switch
        {
            7 => (today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7 + (next ? 7 : 0)), at + 1),
            30 => (LastDay(today.AddMonths(next ? 1 : 0).Year, today.AddMonths(next ? 1 : 0).Month), at + 1),
            365 => (LastDay(today.Year + (next ? 1 : 0), 12), at + 1),
            _ => null,
        };
    }

    // "in two weeks", "next month"
    private (DateOnly, int)? Span(IReadOnlyList<Word> tokens, int i, DateOnly today)
    {
        var count = 1;
        var at = i;
        if (words.InWords.At(tokens, i) > 0)
        {
            at = i + 1;
            if (
                at >= tokens.Count
                || (tokens[at].IsNumber ? Number(tokens[at]) : words.Numbers.GetValueOrDefault(tokens[at].Key))
                    is not (> 0 and var number)
            )
            {
                return null;
            }

            (count, at) = (number, at + 1);
        }
        else if (words.NextWords.At(tokens, i) is > 0 and var next)
        {
            at = i + next;
        }
        else
        {
            return null;
        }

        if (at >= tokens.Count || count > 600)
        {
            return null;
        }

        if (words.Weekdays.TryGetValue(tokens[at].Key, out var weekday) && at == i + 1)
        {
            return (
                Weekday(today, weekday).AddDays((int)today.DayOfWeek != 0 && weekday > (int)today.DayOfWeek ? 7 : 0),
                at + 1
            );
        }

        return words.Units.GetValueOrDefault(tokens[at].Key) switch
        {
            0 => null,
            30 => (today.AddMonths(count), at + 1),
            365 => (today.AddYears(count), at + 1),
            var days => (today.AddDays(days * count), at + 1),
        };
    }

    // "by March": the day before it is meant as little as its last; the first day is kind enough.
    private (DateOnly, int)? Month(IReadOnlyList<Word> tokens, int i, DateOnly today)
    {
        if (!words.Months.TryGetValue(tokens[i].Key, out var month))
        {
            return null;
        }

        var year = i + 1 < tokens.Count ? Year(tokens[i + 1]) : null;
        return year is { } given ? Make(given, month, 1, i + 2) : Upcoming(today.AddDays(1), month, 1, i + 1);
    }

    private (DateOnly, int)? Named(IReadOnlyList<Word> tokens, int i, DateOnly today, bool by)
    {
        if (by && words.Weekdays.TryGetValue(tokens[i].Key, out var weekday))
        {
            return (Weekday(today, weekday), i + 1);
        }

        var key = tokens[i].Key;
        if (!words.NamedDays.TryGetValue(key, out var named))
        {
            return null;
        }

        if (named == "easter")
        {
            return by ? (Easter(today.Year) > today ? Easter(today.Year) : Easter(today.Year + 1), i + 1) : null;
        }

        if (named.StartsWith('+'))
        {
            return (today.AddDays(int.Parse(named, CultureInfo.InvariantCulture)), i + 1);
        }

        var parts = named.Split('-');
        return by
            ? Upcoming(
                today,
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture),
                i + 1
            )
            : null;
    }

    private static DateOnly Weekday(DateOnly today, int weekday)
    {
        // "By Friday", said on a Friday, leaves a week.
        var ahead = (weekday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    private static (DateOnly, int)? Upcoming(DateOnly today, int month, int day, int end) =>
        Make(today.Year, month, day, end) is { } made && made.Date >= today
            ? made
            : Make(today.Year + 1, month, day, end);

    private static (DateOnly Date, int End)? Make(int year, int month, int day, int end) =>
        year is > 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), end)
            : null;

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    // The Gregorian computus, after Meeus, Jones and Butcher.
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }

    private static int? Day(Word word)
    {
        var digits = word.Text.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && word.Key[digits..] is "" or "st" or "nd" or "rd" or "th"
            ? int.Parse(word.Text.AsSpan(0, digits), CultureInfo.InvariantCulture)
            : null;
    }

    private static int? Year(Word word) =>
        word.IsNumber
        && word.Text.Length is 4 or 2
        && Number(word) is var year
        && (year is >= 20 and < 100 || year is > 2000 and < 2200)
            ? year < 100
                ? 2000 + year
                : year
            : null;

    private static int Number(Word word) =>
        word.Text.Length <= 6 ? int.Parse(word.Text, CultureInfo.InvariantCulture) : 0;

    private static bool IsDateGap(string text, Word one, Word next) =>
        next.Start - one.End == 1 && text[one.End] is '/' or '.' or '-';

    private static int Skip(IReadOnlyList<Word> tokens, int i) =>
        i < tokens.Count && tokens[i].Key is "the" ? i + 1 : i;
}
