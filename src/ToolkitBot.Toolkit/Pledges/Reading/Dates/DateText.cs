using System.Buffers;
using System.Globalization;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>A text to search for dates: its words, with typing errors in names of days and months corrected.</summary>
internal sealed class DateText
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(",.;:!?()\n~");

    private readonly FoldedText folded;

    public DateText(string typed, DateWords vocabulary, DateOnly today)
    {
        folded = FoldedText.Fold(typed);
        (Vocabulary, Today) = (vocabulary, today);
        Words = DateSpelling.Of(Word.Of(folded.Text), vocabulary);
    }

    public DateWords Vocabulary { get; }

    public DateOnly Today { get; }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>Returns where a range of words is in the text as typed.</summary>
    public (int Start, int Length) Source(int from, int end) => folded.Source(Words[from].Start, Words[end - 1].End);

    /// <summary>Returns the index after an entry of a list; the same index if there is none.</summary>
    public int Skip(string set, int i) => i + Vocabulary.Set(set).At(Words, i);

    public bool Is(string set, int i) => Vocabulary.Set(set).At(Words, i) > 0;

    public (int Value, int End)? Month(int i) => Plain(Vocabulary.Months.At(Words, i));

    public (int Value, int End)? Weekday(int i) => Plain(Vocabulary.Weekdays.At(Words, i));

    public (DateUnit Value, int End)? Unit(int i) => Vocabulary.Units.At(Words, i);

    /// <summary>Reads a whole number in digits or words.</summary>
    public (int Value, int End)? Number(int i)
    {
        if (Digits(i) is { } digits)
        {
            return (digits, i + 1);
        }

        return Vocabulary.Numbers.At(Words, i) switch
        {
            ({ } ten, var end) when ten >= 20 && Vocabulary.Numbers.At(Words, end) is ({ } one and < 10, var behind) =>
                (ten + one, behind),
            var number => number,
        };
    }

    /// <summary>Reads an ordinal number in digits or words: "3rd", "twenty-first".</summary>
    public (int Value, int End)? Ordinal(int i)
    {
        if (i >= Words.Count)
        {
            return null;
        }

        var key = Words[i].Key;
        var digits = key.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 1 or 2 && key[digits..] is "st" or "nd" or "rd" or "th")
        {
            return (int.Parse(key.AsSpan(0, digits), CultureInfo.InvariantCulture), i + 1);
        }

        return
            Vocabulary.Numbers.At(Words, i) is ({ } ten and >= 20, var end)
            && Vocabulary.Ordinals.At(Words, end) is ({ } one and < 10, var behind)
            ? (ten + one, behind)
            : Vocabulary.Ordinals.At(Words, i);
    }

    /// <summary>Reads a number of one to four digits.</summary>
    public int? Digits(int i) =>
        i >= 0 && i < Words.Count && Words[i] is { IsNumber: true, Text.Length: <= 4 } word
            ? int.Parse(word.Text, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Reads a year of this century after a month, in four digits or two.</summary>
    public (int Value, int End)? Year(int i) =>
        Digits(i) switch
        {
            >= 2000 and < 2100 and var year => (year, i + 1),
            >= 20 and < 100 and var year when Words[i].Text.Length == 2 && EndsClause(i + 1) => (2000 + year, i + 1),
            _ => null,
        };

    /// <summary>Returns the characters between a word and the one before it.</summary>
    public string Gap(int i) =>
        i <= 0 || i >= Words.Count || Words[i].Start <= Words[i - 1].End
            ? ""
            : folded.Text[Words[i - 1].End..Words[i].Start];

    /// <summary>Returns whether the phrase ends before this word, so that no noun follows.</summary>
    public bool EndsClause(int i) => i >= Words.Count || IsBreak(i) || Is("follows", i);

    public bool StartsClause(int i) => i == 0 || IsBreak(i);

    // A hyphen, as in "end-of-month report", is no break.
    private bool IsBreak(int i) => Gap(i) is var gap && (gap.AsSpan().ContainsAny(Breaks) || gap == " - ");

    // "Friday's clinic" is a clinic.
    private (int Value, int End)? Plain((int Value, int End)? found) =>
        found is { } plain && !Words[plain.End - 1].Possessive ? plain : null;
}
