using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Labels of record numbers: a fixed name ("MRN", "hospital number"), or a noun for a record or its system with a word
/// for "number" ("attendance no.", "EPR id", "unit #").
/// </summary>
internal static class RecordLabels
{
    /// <summary>Returns the number of words of the label that begins at this word; 0 if there is none.</summary>
    public static int At(ScreenText text, ScreenView view, int i)
    {
        var labels = text.Words[WordList.RecordLabels];
        var known = labels.At(view.Words, i);
        if (known == 0 && view.Words[i].Key.Length > 4 && labels.HasJoined(view.Words[i].Key))
        {
            return 1;
        }

        var noun = text.Words[WordList.RecordNouns].At(view.Words, i);
        var next = i + noun;
        if (noun > 0 && next < view.Words.Count)
        {
            var number = text.Words[WordList.NumberWords].At(view.Words, next);
            if (number > 0 && IsOneSentence(view, i, next) && !IsDenial(view, next + number - 1))
            {
                return Math.Max(known, noun + number);
            }

            if (known == 0 && view.Text[view.Words[next - 1].End..view.Words[next].Start].Contains('#'))
            {
                return noun;
            }
        }

        return known > 0 && IsDenial(view, i + known - 1) ? 0 : known;
    }

    /// <summary>Returns whether a label ends at most <paramref name="reach"/> words before this place.</summary>
    public static bool IsBefore(ScreenText text, ScreenView view, int place, int reach)
    {
        var at = view.WordAt(place);
        for (var i = at - 1; i >= Math.Max(0, at - reach - 5); i--)
        {
            if (At(text, view, i) is > 0 and var length && i + length <= at && at - i - length <= reach)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the length of a label that a number is attached to, in letters: "hospno2291047".</summary>
    public static int Glued(ScreenText text, string key)
    {
        var letters = key.TakeWhile(char.IsLetter).Count();
        return letters is > 2 && letters < key.Length && text.Words[WordList.RecordLabels].HasJoined(key[..letters])
            ? letters
            : 0;
    }

    // "patient no shows": here "no" is a negation.
    private static bool IsDenial(ScreenView view, int i)
    {
        if (view.Words[i].Key != "no" || i + 1 >= view.Words.Count)
        {
            return false;
        }

        var next = view.Words[i + 1];
        return view.Words[i].End + 1 == next.Start
            && view.Text[view.Words[i].End] is ' ' or '-'
            && next.Text.Length > 1
            && next.Text.All(char.IsLetter)
            && !(next.IsAllCapitals && i + 2 < view.Words.Count && view.Words[i + 2].IsNumber)
            && !SpeltNumbers.IsNumberWord(next.Key == "one" ? "" : next.Key)
            && next.Key
                is not (
                    "is"
                    or "was"
                    or "for"
                    or "of"
                    or "on"
                    or "the"
                    or "his"
                    or "her"
                    or "being"
                    or "number"
                    or "ending"
                    or "double"
                    or "treble"
                    or "oh"
                );
    }

    private static bool IsOneSentence(ScreenView view, int one, int other) =>
        view.Words[one].Sentence == view.Words[other].Sentence;
}
