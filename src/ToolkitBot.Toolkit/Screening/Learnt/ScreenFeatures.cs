using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Screening.People;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// What a pledge is made of, for the learnt part of the screen: its words and pairs of words, pieces of words, its
/// shape, in which everybody who is spoken of and all that is told of them stands as its kind ("the PERSON who EVENT on
/// TIME"), so that a wording is known again with another illness, job or day, and what stands around everybody who is
/// spoken of, so that a colleague is told from a patient whatever else the pledge is about.
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

    // How far around somebody to look, and how far the very place counts.
    private const int Around = 7;
    private const int Beside = 2;

    public override IReadOnlyList<int> Rarest { get; } = [1, 2, 2, 2];

    public override void Extract(string text, List<uint>[] parts)
    {
        var screened = ScreenText.Read(text, lists);
        var words = screened.Plain.Words;
        var stems = words.Select(word => Stemmer.Of(word.Key)).ToList();
        for (var i = 0; i < stems.Count; i++)
        {
            parts[0].Add(Hash('1', stems[i]));
            parts[0].Add(Hash('2', i == 0 ? "<s>" : stems[i - 1], stems[i]));
            Pieces(words[i].Key, 3, 5, parts[1]);
        }

        var mentions = PatientIdentity.Read(screened).Mentions;
        Shape(screened, mentions, parts[2]);
        var kinds = KindsOf(words);
        foreach (var mention in mentions)
        {
            Surroundings(words, stems, kinds, mention, parts[3]);
            Frame(screened, kinds, mention, parts[3]);
        }
    }

    // "sat through a whole CARE THING with me" behind a NAMED: the words and their kinds on either side.
    private static void Surroundings(
        IReadOnlyList<Word> words,
        List<string> stems,
        string?[] kinds,
        Mention mention,
        List<uint> into
    )
    {
        for (var distance = 1; distance <= Around; distance++)
        {
            foreach (var (at, side) in new[] { (mention.End - 1 + distance, 'R'), (mention.Start - distance, 'L') })
            {
                if (at < 0 || at >= words.Count)
                {
                    continue;
                }

                var same = words[at].Sentence == words[mention.Start].Sentence;
                var who = same ? $"{mention.Kind}" : $"{mention.Kind}+";
                Add(side, who);
                if (distance <= Beside)
                {
                    Add(side, $"{mention.Kind}{distance}");
                }

                void Add(char side, string who)
                {
                    into.Add(Hash(side, who, stems[at]));
                    if (kinds[at] is { } kind)
                    {
                        into.Add(Hash(side, who + "k", kind));
                    }
                }
            }
        }
    }

    // What stands right before and behind, together.
    private static void Frame(ScreenText text, string?[] kinds, Mention mention, List<uint> into)
    {
        var (who, words) = ($"{mention.Kind}", text.Plain.Words);
        var (before, behind) = (KindAt(mention.Start - 1), KindAt(mention.End));
        var (before2, behind2) = (KindAt(mention.Start - 2), KindAt(mention.End + 1));
        into.Add(Hash('B', who + before, behind));
        into.Add(Hash('B', $"{who}{before2}_{before}", behind));
        into.Add(Hash('B', who + before, $"{behind}_{behind2}"));
        into.Add(Hash('D', who + behind, behind2));
        into.Add(Hash('E', who + before2, before));
        into.Add(Hash('o', who, $"{mention.End - mention.Start}"));
        if (mention.End < words.Count)
        {
            var gap = text.Plain.Text[words[mention.End - 1].End..words[mention.End].Start];
            into.Add(Hash('g', who, gap.Trim()));
        }

        string KindAt(int i) =>
            i < 0 ? "<s>"
            : i >= kinds.Length ? "</s>"
            : kinds[i] ?? "?";
    }

    /// <summary>The kind of each word; null for the later words of an entry of several.</summary>
    private string?[] KindsOf(IReadOnlyList<Word> words)
    {
        var kinds = new string?[words.Count];
        for (var i = 0; i < words.Count; )
        {
            var (kind, length) = Listed(words, i);
            kinds[i] = kind ?? Unlisted(words[i]).Kind;
            i += Math.Max(1, length);
        }

        return kinds;
    }

    private void Shape(ScreenText text, IReadOnlyList<Mention> mentions, List<uint> into)
    {
        var heaviest = 0;
        foreach (var mention in mentions)
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
        var shown = Shown(text, mentions);
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
                shown.Add(($"{mention.Kind}{mention.Base} {noun}{Mark(words[mention.End - 1])}", true));
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
            ? (word.Key, word.Key is "he" or "she" or "his" or "her" or "him" or "my" or "our" or "we")
        : word.IsNumber ? ("number", true)
        : word.IsCapital && !word.Opens && !word.IsAllCapitals ? ("Capital" + Mark(word), true)
        : word.Key.EndsWith("ed", StringComparison.Ordinal) ? ("-ed", false)
        : word.Key.EndsWith("ing", StringComparison.Ordinal) ? ("-ing", false)
        : word.Key.EndsWith('s') ? ("-s", false)
        : ("-" + Mark(word), false);

    private static string Mark(Word word) => word.Possessive ? "'s" : "";
}
