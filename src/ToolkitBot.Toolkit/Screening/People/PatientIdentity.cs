namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>
/// Decides whether somebody could recognise a patient. Each person mentioned has a weight, to which each fact about
/// them adds (<see cref="FactTable"/>): at 4 the pledge is stopped, at 3 the author is asked. A name weighs 1 (3 with
/// Mr or Mrs, 4 after "patient"), "the lad" 1, "a patient" 0. Groups, colleagues and the author's family weigh
/// nothing, and facts about them count for nobody else.
/// </summary>
internal sealed class PatientIdentity
{
    private const int Stop = 4;
    private const int Ask = 3;

    private readonly ScreenText text;
    private readonly ScreeningWords lists;
    private readonly IReadOnlyList<Word> words;
    private readonly List<Mention> mentions = [];

    private PatientIdentity(ScreenText text)
    {
        this.text = text;
        lists = text.Words;
        words = text.Plain.Words;
    }

    /// <summary>The people mentioned, in order, with the facts about each.</summary>
    public IReadOnlyList<Mention> Mentions => mentions;

    public static PatientIdentity Read(ScreenText text)
    {
        var identity = new PatientIdentity(text);
        identity.FindMentions();
        new MentionJoining(text, identity.mentions).Join();
        identity.TellFacts();
        return identity;
    }

    public static void Find(ScreenText text) => Read(text).Judge();

    private void FindMentions()
    {
        var names = new NameMentions(text);
        var persons = new PersonMentions(text);
        for (var i = 0; i < words.Count; )
        {
            var mention = names.At(i) ?? persons.At(i);
            if (mention is not null)
            {
                mentions.Add(IsOneOfColleagues(mention) ? mention with { Kind = MentionKind.Colleague } : mention);
            }

            i = mention?.End ?? i + 1;
        }
    }

    // "Ask Tom and Priya": if one is a colleague, so is the other.
    private bool IsOneOfColleagues(Mention mention) =>
        mentions.Count > 0
        && mention is { Kind: MentionKind.Named, Base: <= 1 }
        && mentions[^1].Kind == MentionKind.Colleague
        && mention.Start - mentions[^1].End <= 1
        && (mention.Start == mentions[^1].End || words[mentions[^1].End].Key is "and" or "or")
        && Same(mention.Start, mentions[^1].Start);

    private void TellFacts()
    {
        var facts = new PatientFacts(text, Owner);
        for (var i = 0; i < words.Count; i++)
        {
            facts.Read(i);
        }
    }

    /// <summary>
    /// Returns the person a fact at a word is about: the last before it, or the first close after it.
    /// </summary>
    private Mention? Owner(int i, bool personal)
    {
        if (i >= words.Count)
        {
            return null;
        }

        var before = Before(i, personal);
        if (mentions.Find(mention => mention.Start > i) is { } next)
        {
            if (before is null || !Same(before.Start, i) && !IsContinued(i))
            {
                return Same(next.Start, i) && next.Start - i <= 5 ? next : null;
            }
        }

        return
            before is not null
            && (Same(before.End - 1, i) || IsContinued(i) && words[i].Sentence - words[before.Start].Sentence == 1)
            ? before
            : null;
    }

    // The last one before the word; "his" and "her" skip groups if a person is in the same sentence.
    private Mention? Before(int i, bool personal)
    {
        Mention? before = null;
        foreach (var mention in mentions.TakeWhile(mention => mention.End <= i))
        {
            var passedOver =
                personal
                && !mention.IsPatientKnown
                && mention.Kind != MentionKind.Colleague
                && before is not null
                && Same(before.Start, i);
            before = passedOver ? before : mention;
        }

        return before;
    }

    // "He has epilepsy" is about the last person mentioned.
    private bool IsContinued(int i)
    {
        var sentence = words[i].Sentence;
        for (var k = i; k >= 0 && words[k].Sentence == sentence; k--)
        {
            if (IsPronoun(words[k]) || words[k].Key == "they")
            {
                return true;
            }
        }

        return false;
    }

    private void Judge()
    {
        foreach (var mention in mentions)
        {
            if (mention.Weight is >= Ask and var weight)
            {
                text.Found(
                    text.Plain,
                    mention.Kind == MentionKind.Named ? FindingKind.NamedPatient : FindingKind.DescribedPatient,
                    weight >= Stop && !IsAuthor(mention) && !MayBeRoom(mention)
                        ? ScreenVerdict.Stop
                        : ScreenVerdict.Review,
                    words[mention.Start].Start,
                    words[mention.End - 1].End
                );
            }
        }
    }

    // "I'm the man in bed 4", "aka the lady with the stoma": authors may write about themselves, after a review.
    private bool IsAuthor(Mention mention)
    {
        var at = mention.Start - 1;
        if (
            mention.Kind != MentionKind.Described
            || at < 1
            || words[at].Key is not ("the" or "that" or "a" or "an")
            || !Same(at, at - 1)
        )
        {
            return false;
        }

        var gap = text.Plain.Text[words[at - 1].End..words[at].Start];
        return words[at - 1].Key switch
        {
            "i'm" or "im" or "aka" or "alias" => true,
            "am" => at > 1 && words[at - 2].Key == "i",
            "me" or "myself" => gap.Contains(',') || gap.Contains('-') || gap.Contains('('),
            _ => false,
        };
    }

    // "Side room 2, free for infections": only "he" or "she" proves that the room means a person.
    private bool MayBeRoom(Mention mention) =>
        mention.Kind == MentionKind.Placed
        && !words
            .Skip(mention.End)
            .TakeWhile(word => word.Sentence <= words[mention.Start].Sentence + 1)
            .Any(IsPronoun);

    private static bool IsPronoun(Word word) => word.Key is "he" or "she" or "his" or "her" or "him";

    private bool Same(int i, int j) => words[i].Sentence == words[j].Sentence;
}
