namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds beds, bays and rooms that stand for whoever lies there.</summary>
internal sealed class BedPlaces(ScreenText text)
{
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>Reads "bed 4", "side room 2", "bay 3 bed 2", "b4 b2"; how many words, 0 where there is none.</summary>
    public int Length(int i)
    {
        var key = words[i].Key;
        var noun =
            key
                is "bed"
                    or "bay"
                    or "room"
                    or "cubicle"
                    or "cubical"
                    or "trolley"
                    or "cot"
                    or "sideroom"
                    or "chair"
                    or "bedspace"
                    or "incubator"
                    or "pod"
                ? 1
            : key is "side" && i + 1 < words.Count && words[i + 1].Key == "room" ? 2
            : key is "sr" ? 1
            : 0;
        if (noun > 0)
        {
            var number = i + noun;
            number += Same(i, number) && words[number].Key is "number" or "no" or "space" ? 1 : 0;
            if (Same(i, number) && IsPlaceNumber(words[number]) && !IsRange(number))
            {
                var end = number + 1;
                return end < words.Count && Same(i, end) && Length(end) is > 0 and var more ? end - i + more : end - i;
            }

            return 0;
        }

        // "our gentleman in 12B"
        if (
            words[i].Text.Length is 2 or 3
            && char.IsLetter(words[i].Text[^1])
            && char.ToUpperInvariant(words[i].Text[^1]) <= 'F'
            && words[i].Text[..^1].All(char.IsAsciiDigit)
            && i > 0
            && words[i - 1].Key is "in"
        )
        {
            return 1;
        }

        // "b4", "b4 b2", "SR2"; not the vitamin or a ward.
        if (
            words[i].Text.Length is 2 or 3
            && char.ToLowerInvariant(words[i].Text[0]) is 'b'
            && words[i].Text.Skip(1).All(char.IsAsciiDigit)
            && i + 1 < words.Count
            && Same(i, i + 1)
            && words[i + 1].Text.Length is 2 or 3
            && char.ToLowerInvariant(words[i + 1].Text[0]) is 'b'
            && words[i + 1].Text.Skip(1).All(char.IsAsciiDigit)
        )
        {
            return 2;
        }

        return 0;
    }

    /// <summary>
    /// Whether the room itself is painted, turned into something or fitted out, so that nobody in it is meant: "Side room
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
        while (Same(i, next) && next - i - length < 5 && IsSmall(words[next].Key))
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

    private static bool IsSmall(string key) =>
        key
            is "to"
                or "be"
                or "is"
                or "was"
                or "will"
                or "should"
                or "can"
                or "could"
                or "gets"
                or "get"
                or "has"
                or "been"
                or "being"
                or "needs"
                or "now"
                or "all"
                or "on"
                or "the"
                or "ward";

    private static bool IsPlaceNumber(Word word) =>
        word.Text.Length <= 4
        && (
            word.Text.Any(char.IsAsciiDigit)
            || word.Text.Length == 1 && word.IsCapital
            || word.Key
                is "one"
                    or "two"
                    or "three"
                    or "four"
                    or "five"
                    or "six"
                    or "seven"
                    or "eight"
                    or "nine"
                    or "ten"
                    or "twelve"
                    or "eleven"
        );

    // "beds 1-28", "bay 2.14"
    private bool IsRange(int number) =>
        number + 1 < words.Count
        && words[number].IsNumber
        && words[number + 1].IsNumber
        && words[number + 1].Start - words[number].End == 1;

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
