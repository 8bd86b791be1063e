namespace ToolkitBot.Toolkit.Screening.Disguises;

/// <summary>Adjacent digits.</summary>
/// <param name="AfterLetter">Whether they directly follow a letter.</param>
internal readonly record struct DigitGroup(int Start, int End, bool AfterLetter, bool BeforeLetter);

/// <summary>Several groups that may form one number: "943 476 5919".</summary>
/// <param name="Digits">The digits of all groups.</param>
/// <param name="Groups">The lengths of the groups, such as "3-3-4".</param>
/// <param name="Even">Whether all groups have the same separator between them.</param>
internal readonly record struct DigitRun(
    int Start,
    int End,
    string Digits,
    string Groups,
    bool Even,
    bool AfterLetter,
    bool BeforeLetter
);

/// <summary>Finds numbers typed with gaps, dashes, brackets or line breaks.</summary>
internal static class DigitRuns
{
    private const string Separators = " \n-./_*()[]{},:;|+~\\#'\"=<>";

    /// <summary>Returns chains of digit groups; only separators come between the groups of a chain.</summary>
    public static IReadOnlyList<IReadOnlyList<DigitGroup>> Chains(string text)
    {
        var chains = new List<IReadOnlyList<DigitGroup>>();
        var chain = new List<DigitGroup>();
        for (var i = 0; i < text.Length; )
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var group = GroupAt(text, i);
            if (chain.Count > 0 && !IsGap(text, chain[^1].End, i))
            {
                chains.Add(chain);
                chain = [];
            }

            chain.Add(group);
            i = group.End;
        }

        if (chain.Count > 0)
        {
            chains.Add(chain);
        }

        return chains;
    }

    private static DigitGroup GroupAt(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return new DigitGroup(
            start,
            end,
            start > 0 && char.IsLetter(text[start - 1]),
            end < text.Length && char.IsLetter(text[end])
        );
    }

    /// <summary>Returns runs of whole groups with fewest to most digits, the longest at each place first.</summary>
    public static IEnumerable<DigitRun> Of(string text, IReadOnlyList<DigitGroup> chain, int fewest, int most)
    {
        for (var first = 0; first < chain.Count; first++)
        {
            var found = new List<DigitRun>();
            var length = 0;
            for (var last = first; last < chain.Count; last++)
            {
                length += chain[last].End - chain[last].Start;
                if (length > most)
                {
                    break;
                }

                if (length >= fewest)
                {
                    found.Add(Make(text, chain, first, last));
                }
            }

            for (var i = found.Count - 1; i >= 0; i--)
            {
                yield return found[i];
            }
        }
    }

    private static DigitRun Make(string text, IReadOnlyList<DigitGroup> chain, int first, int last)
    {
        var groups = chain.Skip(first).Take(last - first + 1).ToList();
        var gaps = groups.Zip(groups.Skip(1), (one, next) => text[one.End..next.Start].Trim()).Distinct();
        return new DigitRun(
            groups[0].Start,
            groups[^1].End,
            string.Concat(groups.Select(group => text[group.Start..group.End])),
            string.Join('-', groups.Select(group => group.End - group.Start)),
            gaps.Count() <= 1,
            groups[0].AfterLetter,
            groups[^1].BeforeLetter
        );
    }

    private static bool IsGap(string text, int start, int end)
    {
        if (end - start > 5)
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (!Separators.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
