using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>
/// What a pledge is made of, for the learnt part of the screen: its words and pairs of words, pieces of words, and its
/// shape, in which everybody who is spoken of and all that is told of them stands as its kind ("the PERSON who EVENT on
/// TIME"), so that a wording is known again with another illness, job or day.
/// </summary>
internal sealed class ScreenFeatures(ScreeningWords lists) : TextFeatures
{
    // Who comes first here wins where lists overlap.
    private static readonly string[] Kinds =
    [
        WordList.Harmless,
        WordList.Threats,
        WordList.Contempt,
        WordList.Slurs,
        WordList.SwearWords,
        WordList.Insults,
        WordList.InsultAdjectives,
        WordList.Scorn,
        WordList.Aggression,
        WordList.PublicNames,
        WordList.RareIllnesses,
        WordList.Illnesses,
        WordList.IllnessAdjectives,
        WordList.Peoples,
        WordList.Groups,
        WordList.Patients,
        WordList.KnownPeople,
        WordList.Jobs,
        WordList.People,
        WordList.Relations,
        WordList.ColleagueTitles,
        WordList.Staff,
        WordList.Titles,
        WordList.Events,
        WordList.Behaviours,
        WordList.CareThings,
        WordList.Medical,
        WordList.CareActs,
        WordList.Times,
        WordList.Places,
        WordList.OnlyWords,
        WordList.GivenNames,
        WordList.GeneralDeterminers,
    ];

    public override IReadOnlyList<int> Rarest { get; } = [1, 2, 2];

    public override void Extract(string text, List<uint>[] parts)
    {
        var screened = ScreenText.Read(text, lists);
        var words = screened.Plain.Words;
        var stems = words.Select(word => WordStem.Of(word.Key)).ToList();
        for (var i = 0; i < stems.Count; i++)
        {
            parts[0].Add(Hash('1', stems[i]));
            parts[0].Add(Hash('2', i == 0 ? "<s>" : stems[i - 1], stems[i]));
            Pieces(words[i].Key, 3, 5, parts[1]);
        }

        Shape(screened, parts[2]);
    }

    private void Shape(ScreenText text, List<uint> into)
    {
        var identity = PatientIdentity.Read(text);
        var heaviest = 0;
        foreach (var mention in identity.Mentions)
        {
            var weight = PatientIdentity.Weight(mention);
            heaviest = Math.Max(heaviest, weight);
            into.Add(Hash('m', $"{mention.Kind}", $"{Math.Min(weight, 5)}"));
            foreach (var fact in mention.Facts.Keys)
            {
                into.Add(Hash('f', $"{mention.Kind}", fact));
            }
        }

        into.Add(Hash('w', $"{Math.Min(heaviest, 5)}"));
        var shown = Shown(text, identity.Mentions);
        Together(shown, into);
        for (var i = 0; i < shown.Count; i++)
        {
            into.Add(Hash('1', shown[i].Kind));
            if (i > 0)
            {
                into.Add(Hash('2', shown[i - 1].Kind, shown[i].Kind));
            }

            if (i > 1)
            {
                into.Add(Hash('3', shown[i - 2].Kind, shown[i - 1].Kind, shown[i].Kind));
            }
        }
    }

    // What stands anywhere beside each other, such as a name and an illness: a straight cut cannot see that by itself.
    private static void Together(List<(string Kind, bool Tells)> shown, List<uint> into)
    {
        var kinds = shown
            .Where(part => part.Tells)
            .Select(part => part.Kind)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        for (var i = 0; i < kinds.Count; i++)
        {
            for (var k = i + 1; k < kinds.Count; k++)
            {
                into.Add(Hash('t', kinds[i], kinds[k]));
            }
        }
    }

    private List<(string Kind, bool Tells)> Shown(ScreenText text, IReadOnlyList<Mention> mentions)
    {
        var words = text.Plain.Words;
        var shown = new List<(string, bool)> { ("<s>", false) };
        var next = 0;
        for (var i = 0; i < words.Count; )
        {
            while (next < mentions.Count && mentions[next].Start < i)
            {
                next++;
            }

            if (i > 0 && words[i].Opens)
            {
                shown.Add((".", false));
            }

            if (next < mentions.Count && mentions[next].Start == i)
            {
                var mention = mentions[next];
                var noun = Listed(words, mention.End - 1).Kind ?? "";
                shown.Add(
                    ($"{mention.Kind}{mention.Base} {noun}{Mark(words[mention.End - 1])}", true)
                );
                shown.Add(($"{mention.Kind}", true));
                i = mention.End;
                continue;
            }

            var (kind, length) = Listed(words, i);
            if (kind is not null)
            {
                shown.Add((kind + Mark(words[i + length - 1]), true));
                i += length;
                continue;
            }

            shown.Add(Unlisted(words[i]));
            i++;
        }

        shown.Add(("</s>", false));
        return shown;
    }

    private (string? Kind, int Length) Listed(IReadOnlyList<Word> words, int i)
    {
        foreach (var kind in Kinds)
        {
            if (lists[kind].At(words, i) is > 0 and var length)
            {
                return (kind, length);
            }
        }

        return (null, 0);
    }

    private static (string Kind, bool Tells) Unlisted(Word word) =>
        FunctionWords.Has(word.Key)
            ? (
                word.Key,
                word.Key is "he" or "she" or "his" or "her" or "him" or "my" or "our" or "we"
            )
        : word.IsNumber ? ("number", true)
        : word.IsCapital && !word.Opens && !word.IsAllCapitals ? ("Capital" + Mark(word), true)
        : word.Key.EndsWith("ed", StringComparison.Ordinal) ? ("-ed", false)
        : word.Key.EndsWith("ing", StringComparison.Ordinal) ? ("-ing", false)
        : word.Key.EndsWith('s') ? ("-s", false)
        : ("-" + Mark(word), false);

    private static string Mark(Word word) => word.Possessive ? "'s" : "";
}
