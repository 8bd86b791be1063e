using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Corrects typing errors in names of days and months, and splits "2wks" and "3mar".</summary>
internal static class DateSpelling
{
    /// <summary>Returns the words with names of days and months corrected, and attached numbers split off.</summary>
    public static IReadOnlyList<Word> Of(IReadOnlyList<Word> typed, DateWords vocabulary)
    {
        return
        [
            .. typed
                .SelectMany(word => Apart(word, vocabulary))
                .SelectMany(word => InFull(word, vocabulary))
                .Select(word => word with { Key = Meant(word.Key, vocabulary.LongNames) }),
        ];
    }

    // "Eow" is "end of week": three words that stand in one place.
    private static IEnumerable<Word> InFull(Word word, DateWords vocabulary) =>
        vocabulary.InFull.TryGetValue(word.Key, out var meant) ? meant.Select(key => word with { Key = key }) : [word];

    private static IEnumerable<Word> Apart(Word word, DateWords vocabulary)
    {
        var digits = word.Key.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 4 || digits == word.Text.Length || word.Key.Length != word.Text.Length)
        {
            return [word];
        }

        var (number, rest) = (
            word with
            {
                End = word.Start + digits,
                Text = word.Text[..digits],
                Key = word.Key[..digits],
                Possessive = false,
            },
            word with
            {
                Start = word.Start + digits,
                Text = word.Text[digits..],
                Key = word.Key[digits..],
                Opens = false,
            }
        );
        var isDate =
            vocabulary.Units.At([rest], 0) is not null
            || vocabulary.Months.At([rest], 0) is not null
            || vocabulary.Set("times-of-day").At([rest], 0) > 0;
        return isDate ? [number, rest] : [word];
    }

    private static string Meant(string typed, IReadOnlyList<string> names) =>
        typed.Length < 5 || names.Contains(typed) ? typed : names.FirstOrDefault(name => IsSlip(typed, name)) ?? typed;

    /// <summary>
    /// Accepts one typing error, unless the result is another word. Names of five letters allow only swapped
    /// neighbours ("match" is not March), and longer ones keep their last letter: "sundae" and "Sundar" are not
    /// Sunday, and "Fridays" is not one Friday.
    /// </summary>
    private static bool IsSlip(string typed, string name) =>
        typed[0] == name[0]
        && Slips.Distance(typed, name) <= 1
        && (IsSwap(typed, name) || (name.Length > 5 && typed[^1] == name[^1]));

    private static bool IsSwap(string typed, string name) =>
        typed.Length == name.Length && typed.Order().SequenceEqual(name.Order());
}
