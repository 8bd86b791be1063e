using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>Finds a consideration's choices in free text: their phrases, with at most two words in between.</summary>
internal sealed class ChoiceFinder
{
    private const int WordsBetween = 2;

    private readonly PhraseMatcher<(GuideChoice Choice, bool SaysNo)> phrases;
    private readonly Vocabulary vocabulary;
    private readonly Negation negation;

    public ChoiceFinder(IReadOnlyList<GuideChoice> choices, Negation negation)
    {
        this.negation = negation;
        phrases = new(
            choices.SelectMany(choice => choice.Words.Select(words => (words, (choice, negation.IsIn(words))))),
            WordsBetween
        );
        vocabulary = new(phrases.Phrases, negation.Phrases);
    }

    /// <summary>
    /// Returns the choices named and not negated. A phrase that is a negation ("no time") always counts.
    /// </summary>
    public HashSet<GuideChoice> Find(string text)
    {
        var words = Tokeniser.Words(text);
        var stems = vocabulary.Read(words);
        var hits = phrases.FindAll(stems).ToList();
        var said = negation.Of(
            text,
            words,
            stems,
            hits.ConvertAll(hit => new Thing(hit.Start, hit.Length, ThingSort.Made))
        );
        return
        [
            .. hits.Where((hit, i) => hit.Meaning.SaysNo || said[i] == Said.Wanted).Select(hit => hit.Meaning.Choice),
        ];
    }
}
