using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Screening.Disguises;
using ToolkitBot.Toolkit.Screening.People;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// Extracts a pledge's features for the learnt screen, in four parts: words and pairs of words; letter n-grams; the
/// shape, in which people and facts are replaced by their kinds ("the PERSON who EVENT on TIME"), so that a wording is
/// recognised with another illness, job or day; and the context of each person, which tells a colleague from a patient
/// whatever the pledge is about.
/// </summary>
internal sealed class ScreenFeatures(ScreeningWords lists) : TextFeatures
{
    private readonly WordKinds wordKinds = new(lists);

    // How many words around a person count, and within how many their exact distance counts.
    private const int Around = 7;
    private const int Beside = 2;

    public override IReadOnlyList<int> Rarest { get; } = [1, 2, 2, 2];

    protected override void Extract(string text, List<uint>[] parts)
    {
        var screened = ScreenText.Read(lists.Openings.Level(FoldedText.Fold(text).Text), lists);
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
        var kinds = wordKinds.Of(words);
        foreach (var mention in mentions)
        {
            Surroundings(words, stems, kinds, mention, parts[3]);
            Frame(screened, kinds, mention, parts[3]);
        }
    }

    // "sat through a whole CARE THING with me" after a NAMED: the words and their kinds on either side.
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

    // The words directly before and after a person, combined.
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

    private void Shape(ScreenText text, IReadOnlyList<Mention> mentions, List<uint> into)
    {
        var heaviest = 0;
        foreach (var mention in mentions)
        {
            var weight = mention.Weight;
            heaviest = Math.Max(heaviest, weight);
            into.Add(Hash('m', $"{mention.Kind}", $"{Math.Min(weight, 5)}"));
            foreach (var fact in mention.Facts.Keys)
            {
                into.Add(Hash('f', $"{mention.Kind}", FactTable.NameOf(fact)));
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

    // Pairs of kinds anywhere in the text, such as a name and an illness: a linear model cannot combine them.
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

            var mention = next < mentions.Count && mentions[next].Start == i ? mentions[next] : null;
            i += mention is null ? ShowWord(words, i, shown) : ShowMention(words, mention, shown);
        }

        shown.Add(("</s>", false));
        return shown;
    }

    private int ShowMention(IReadOnlyList<Word> words, Mention mention, List<(string, bool)> shown)
    {
        var noun = wordKinds.At(words, mention.End - 1).Kind ?? "";
        shown.Add(($"{mention.Kind}{mention.Base} {noun}{WordKinds.Mark(words[mention.End - 1])}", true));
        shown.Add(($"{mention.Kind}", true));
        return mention.End - mention.Start;
    }

    private int ShowWord(IReadOnlyList<Word> words, int i, List<(string, bool)> shown)
    {
        var (kind, length) = wordKinds.At(words, i);
        shown.Add(kind is null ? WordKinds.Form(words[i]) : (kind + WordKinds.Mark(words[i + length - 1]), true));
        return Math.Max(1, length);
    }
}
