using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// Finds platforms that no list has, by the way in which people speak of them: "should we be on Xyz", "our Xyz account".
/// Only a word with a capital inside a sentence counts, and only if the table does not know it otherwise; who types all
/// in small letters may mean a ward or a town.
/// </summary>
internal sealed class UnlistedPlatforms
{
    private const int MostWords = 3;

    private readonly PhraseMatcher<bool> leading;
    private readonly PhraseMatcher<bool> following;
    private readonly HashSet<string> known;

    /// <param name="words">The words of the table's content.</param>
    /// <param name="known">The stem of every word that the table knows.</param>
    public UnlistedPlatforms(WishWords words, HashSet<string> known)
    {
        leading = new(words.LeadingToName.Select(phrase => (phrase, true)));
        following = new(words.FollowingName.Select(phrase => (phrase, true)));
        this.known = known;
    }

    /// <summary>The names in the text, in its order.</summary>
    public List<PhraseHit<NamedPlatform>> Find(string text, List<Token> words, List<string> stems)
    {
        // Who shouts says nothing by a capital.
        if (!text.Any(char.IsLower))
        {
            return [];
        }

        var names = leading
            .FindAll(stems)
            .Select(hit => hit.End..EndOfName(hit.End))
            .Concat(following.FindAll(stems).Select(hit => StartOfName(hit.Start)..hit.Start));
        return
        [
            .. names
                .Where(name => name.Start.Value < name.End.Value)
                .Where(name => !Enumerable.Range(name.Start.Value, name.End.Value - name.Start.Value).All(IsKnown))
                .DistinctBy(name => name.End.Value)
                .OrderBy(name => name.Start.Value)
                .Select(name => new PhraseHit<NamedPlatform>(
                    Named(text[words[name.Start].Start..words[name.End.Value - 1].End]),
                    name.Start.Value,
                    name.End.Value - name.Start.Value
                )),
        ];

        bool IsKnown(int at) => known.Contains(Stemmer.Of(words[at].Text));

        bool IsCapital(int at) => at > 0 && at < words.Count && char.IsUpper(text[words[at].Start]);

        int EndOfName(int start)
        {
            var end = start;
            while (end < start + MostWords && IsCapital(end) && (end == start || words[end - 1].Stop == '\0'))
            {
                end++;
            }

            return start > 0 && words[start - 1].Stop == '\0' ? end : start;
        }

        int StartOfName(int end)
        {
            var start = end;
            while (start > end - MostWords && IsCapital(start - 1) && words[start - 1].Stop == '\0')
            {
                start--;
            }

            return start;
        }
    }

    private static NamedPlatform Named(string name) => new(null, new UnknownPlatform(name, [name], null, null));
}
