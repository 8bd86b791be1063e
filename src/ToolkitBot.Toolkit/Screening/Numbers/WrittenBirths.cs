using System.Globalization;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Finds labelled dates of birth in no date format: in words, without gaps, in odd brackets.</summary>
internal static class WrittenBirths
{
    // "dob the 3rd of may", "dob 12121940" and "d-o-b (6)(7)(83)" are not in a format read as a date.
    public static void Find(ScreenText text, ScreenView view, PhraseSet labels)
    {
        for (var i = 0; i < view.Words.Count; i++)
        {
            if (GluedLabel(labels, view.Words[i].Key) is > 0 and var letters)
            {
                var word = view.Words[i];
                text.Found(view, FindingKind.DateOfBirth, ScreenVerdict.Stop, word.Start + letters, word.End);
                continue;
            }

            if (LabelAt(view, labels, i) is > 0 and var length)
            {
                FindBehindLabel(text, view, i, length);
            }
        }

        // "090457 is her date of birth"
        foreach (var word in view.Words.Where(word => word.IsNumber && word.Text.Length is 6 or 8))
        {
            if (IsDay(word.Text) && BirthDates.LabelBehind(view, labels, word.End))
            {
                text.Found(view, FindingKind.DateOfBirth, ScreenVerdict.Stop, word.Start, word.End);
            }
        }
    }

    // "born" is a label only before an ordinal: "born on the fourteenth of March".
    private static int LabelAt(ScreenView view, PhraseSet labels, int i)
    {
        var label = view.Words[i].Key;
        return label is "birthday" or "b" or "bday" or "b'day" or "birth" || label == "born" && !Ordinal(view, i)
            ? 0
            : labels.At(view.Words, i);
    }

    private static void FindBehindLabel(ScreenText text, ScreenView view, int i, int length)
    {
        var first = i + length;
        for (var j = first; j < Math.Min(view.Words.Count, first + 5); j++)
        {
            var word = view.Words[j];
            if (BirthDates.IsDeadline(word.Key))
            {
                return;
            }

            if (
                IsMonth(word.Key)
                || j == first && AreNumberWords(view, j)
                || word.IsNumber && word.Text.Length is 6 or 8
                || view.Words[i].Key != "born" && j - first <= 2 && DateEnd(view, j) > 0
            )
            {
                var end = Math.Max(word.End, DateEnd(view, j));
                text.Found(view, FindingKind.DateOfBirth, ScreenVerdict.Stop, view.Words[first].Start, end);
                return;
            }
        }
    }

    // "dob fourteen three fifty seven"
    private static bool AreNumberWords(ScreenView view, int i) =>
        i + 2 < view.Words.Count
        && view.Words.Skip(i).Take(3).All(word => SpeltNumbers.IsNumberWord(word.Key))
        && view.Words[i].Sentence == view.Words[i + 2].Sentence;

    private static int GluedLabel(PhraseSet labels, string key)
    {
        var letters = key.TakeWhile(char.IsLetter).Count();
        return
            letters is > 2
            && key.Length - letters is 6 or 8
            && key.Skip(letters).All(char.IsAsciiDigit)
            && labels.HasJoined(key[..letters])
            ? letters
            : 0;
    }

    // Returns where consecutive numbers end that form a day, month and year, whatever separates them; 0 if none do.
    private static int DateEnd(ScreenView view, int i)
    {
        var digits = "";
        var parts = new List<string>();
        for (var j = i; j < Math.Min(view.Words.Count, i + 8); j++)
        {
            // "23/5/44pt": the last number may be attached to the next word.
            var number = string.Concat(view.Words[j].Text.TakeWhile(char.IsAsciiDigit));
            if (
                number.Length == 0
                || !view.Words[j].IsNumber && parts.Count != 2
                || j > i && view.Words[j].Start - view.Words[j - 1].End > 4
            )
            {
                break;
            }

            digits += number;
            parts.Add(number.PadLeft(2, '0'));
            if (j > i && digits.Length is 6 or 8 && IsDay(digits) || parts.Count == 3 && IsDay(string.Concat(parts)))
            {
                return view.Words[j].Start + number.Length;
            }
        }

        return 0;
    }

    // Day and month first, or the year: 140351, 14031951, 19510314.
    private static bool IsDay(string digits)
    {
        bool Is(int at, int most) =>
            int.Parse(digits.AsSpan(at, 2), CultureInfo.InvariantCulture) is > 0 and var value && value <= most;

        return digits.Length is 6 or 8
            && (
                Is(0, 31) && Is(2, 12)
                || Is(0, 12) && Is(2, 31)
                || digits.Length == 8 && digits[..2] is "19" or "20" && Is(4, 12) && Is(6, 31)
            );
    }

    private static bool Ordinal(ScreenView view, int i) =>
        view.Words.Skip(i)
            .Take(5)
            .Any(word =>
                word.Key.Length > 4
                && (word.Key.EndsWith("th", StringComparison.Ordinal) || word.Key is "first" or "second" or "third")
            ) && !view.Words.Any(word => word.Key is "nhs" or "project" or "idea" or "campaign");

    private static bool IsMonth(string key) =>
        key.Length >= 3
        && "january february march april may june july august september october november december"
            .Split(' ')
            .Any(month => month == key || (key.Length is 3 or 4 && month.StartsWith(key, StringComparison.Ordinal)));
}
