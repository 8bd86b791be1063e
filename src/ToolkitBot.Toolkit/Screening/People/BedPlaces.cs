namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds beds, bays and rooms that stand for the person in them.</summary>
internal sealed class BedPlaces(ScreenText text)
{
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    private static readonly HashSet<string> Places =
    [
        .. "bed bay room cubicle cubical trolley cot sideroom chair bedspace incubator pod sr".Split(' '),
    ];

    // Words that may come between a room and the work on it: "to be", "is now".
    private static readonly HashSet<string> SmallWords =
    [
        .. "to be is was will should can could gets get has been being needs now all on the ward".Split(' '),
    ];

    private static readonly HashSet<string> NumberWords =
    [
        .. "one two three four five six seven eight nine ten eleven twelve".Split(' '),
    ];

    /// <summary>Returns the number of words in "bed 4", "side room 2", "bay 3 bed 2" or "b4 b2"; else 0.</summary>
    public int Length(int i)
    {
        var noun =
            Places.Contains(words[i].Key) ? 1
            : words[i].Key is "side" && i + 1 < words.Count && words[i + 1].Key == "room" ? 2
            : 0;
        return noun > 0 ? Numbered(i, i + noun)
            : IsBedOfBay(i) ? 1
            : IsShort(i) && Same(i, i + 1) && IsShort(i + 1) ? 2
            : 0;
    }

    // "bed no 4", and "bay 3 bed 2" together.
    private int Numbered(int i, int number)
    {
        number += Same(i, number) && words[number].Key is "number" or "no" or "space" ? 1 : 0;
        if (!Same(i, number) || !IsPlaceNumber(words[number]) || IsRange(number))
        {
            return 0;
        }

        var end = number + 1;
        var more = end < words.Count && Same(i, end) ? Length(end) : 0;
        return end - i + more;
    }

    // "our gentleman in 12B"
    private bool IsBedOfBay(int i) =>
        words[i].Text is { Length: 2 or 3 } text
        && char.IsLetter(text[^1])
        && char.ToUpperInvariant(text[^1]) <= 'F'
        && text[..^1].All(char.IsAsciiDigit)
        && i > 0
        && words[i - 1].Key is "in";

    // "b4" is a bed only next to another one; alone it may be the vitamin or a ward.
    private bool IsShort(int i) =>
        words[i].Text is { Length: 2 or 3 } text
        && char.ToLowerInvariant(text[0]) is 'b'
        && text.Skip(1).All(char.IsAsciiDigit);

    /// <summary>
    /// Returns whether the room itself is painted, converted or fitted out, so that nobody in it is meant: "Side room
    /// 2 to be turned into a relatives' room".
    /// </summary>
    public bool IsWorkedOn(int i, int length)
    {
        if (words[i + length - 1].Possessive)
        {
            return false;
        }

        var works = text.Words[WordList.RoomWorks];
        var next = i + length;
        while (Same(i, next) && next - i - length < 5 && SmallWords.Contains(words[next].Key))
        {
            next++;
        }

        if (Same(i, next) && works.At(words, next) > 0)
        {
            return true;
        }

        var before = i - 1;
        while (Same(i, before) && i - before <= 3 && words[before].Key is "the" or "our" or "out" or "up")
        {
            before--;
        }

        return before >= 0 && Same(i, before) && works.Before(words, before + 1) > 0;
    }

    private static bool IsPlaceNumber(Word word) =>
        word.Text.Length <= 4
        && (
            word.Text.Any(char.IsAsciiDigit)
            || word.Text.Length == 1 && word.IsCapital
            || NumberWords.Contains(word.Key)
        );

    // "beds 1-28", "bay 2.14"
    private bool IsRange(int number) =>
        number + 1 < words.Count
        && words[number].IsNumber
        && words[number + 1].IsNumber
        && words[number + 1].Start - words[number].End == 1;

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
