using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>An unanswered question and how often it was asked. Nothing tells who asked it.</summary>
public sealed record UnansweredQuestion(string Text, int Count);

/// <summary>A group of similar unanswered questions.</summary>
/// <param name="Representative">The wording most similar to the others; on a tie, the one asked most.</param>
/// <param name="Count">How often any of them was asked.</param>
/// <param name="Texts">The different wordings, the most frequent first.</param>
public sealed record Gap(string Representative, int Count, IReadOnlyList<string> Texts);

/// <summary>Groups similar questions that the toolkit does not answer.</summary>
public sealed class GapReport(Spelling spelling)
{
    private const double Alike = 0.5;

    /// <summary>Stop words: they say nothing about a question's subject.</summary>
    private static readonly HashSet<string> Empty = new(
        "a an and are at be can could do does for from have how i if in is it me my of on or our please should so that the there this to u us was we what when where which who why will with would you your".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <summary>Groups questions that share at least half of their content words.</summary>
    /// <param name="questions">Questions with their counts, in any order.</param>
    /// <returns>Groups, the most frequent first.</returns>
    public IReadOnlyList<Gap> Group(IEnumerable<UnansweredQuestion> questions)
    {
        var all = questions
            .GroupBy(question => question.Text.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => new UnansweredQuestion(same.Key, same.Sum(one => one.Count)))
            .OrderByDescending(question => question.Count)
            .ThenBy(question => question.Text, StringComparer.Ordinal)
            .ToList();
        var words = all.ConvertAll(question => Matter(question.Text));
        var groups = LikeTexts.Group(words, Alike);
        return
        [
            .. Enumerable
                .Range(0, all.Count)
                .GroupBy(i => groups[i])
                .Select(members => ToGap([.. members], all, words))
                .OrderByDescending(gap => gap.Count)
                .ThenBy(gap => gap.Representative, StringComparer.Ordinal),
        ];
    }

    private static Gap ToGap(List<int> members, List<UnansweredQuestion> all, List<HashSet<string>> words)
    {
        var middle = members
            .OrderByDescending(i => members.Sum(j => words[i].Intersect(words[j]).Count()))
            .ThenByDescending(i => all[i].Count)
            .First();
        return new Gap(all[middle].Text, members.Sum(i => all[i].Count), [.. members.Select(i => all[i].Text)]);
    }

    private HashSet<string> Matter(string text)
    {
        var words = spelling.Words(text);
        var matter = words.Where(word => !Empty.Contains(word)).Select(Stemmer.Of).ToHashSet(StringComparer.Ordinal);
        return matter.Count > 0 ? matter : words.ToHashSet(StringComparer.Ordinal);
    }
}
