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
    private readonly string typed;

    public DateText(string typed, DateWords vocabulary, DateOnly today)
    {
        folded = FoldedText.Fold(typed);
        this.typed = typed;
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

    /// <summary>Returns whether a word begins with a capital, as names do.</summary>
    public bool IsCapital(int i) => char.IsUpper(typed[folded.Source(Words[i].Start, Words[i].End).Start]);

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

    /// <summary>Returns whether these words are all of the text, apart from the likes of "please" and "maybe".</summary>
    public bool IsAll(int start, int end) => IsFiller(0, start) && IsFiller(end, Words.Count);

    /// <summary>Returns whether a list has an entry between two words, in the sentence of the later one.</summary>
    public bool Any(string set, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (Words[i].Sentence == Words[end - 1].Sentence && Is(set, i))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFiller(int at, int end)
    {
        while (at < end && Skip("fillers", at) is var next && next > at)
        {
            at = next;
        }

        return at >= end;
    }

    /// <summary>Returns whether another sentence begins with this word, or the pledge itself: "before we meet, I will".</summary>
    public bool EndsSentence(int i) => IsBreak(i) || Is("future", i + 1);

    public bool StartsClause(int i) => i == 0 || IsBreak(i);

    // A hyphen, as in "end-of-month report", is no break.
    private bool IsBreak(int i) => Gap(i) is var gap && (gap.AsSpan().ContainsAny(Breaks) || gap == " - ");

    // "Friday's clinic" is a clinic, but the mark behind 'by thurs' ends a quotation.
    private (int Value, int End)? Plain((int Value, int End)? found) =>
        found is { } plain && (plain.End == Words.Count || !Words[plain.End - 1].Possessive) ? plain : null;
}
