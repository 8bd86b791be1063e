namespace ToolkitBot.Toolkit.Content;

/// <summary>A phrase that something says.</summary>
/// <param name="Key">Its dotted key; the key above the forms where it has plural forms.</param>
/// <param name="IsPlural">Whether it is said with a number.</param>
/// <param name="Places">What is filled in.</param>
/// <param name="By">Who says it, as an editor is told.</param>
public sealed record PhraseUse(string Key, bool IsPlural, IReadOnlyCollection<string> Places, string By);

/// <summary>The phrases that the bot and its cards say: <c>phrases.yaml</c> must hold these, and no others.</summary>
public sealed class PhraseUses
{
    private const string Plural = "plural";

    private readonly Dictionary<string, PhraseUse> uses = new(StringComparer.Ordinal);
    private readonly bool areAll;

    /// <param name="known">What is said; of several uses of one phrase the first counts.</param>
    /// <param name="areAll">Whether nothing else is said: else a phrase that is not among them may be used all the same.</param>
    public PhraseUses(IEnumerable<PhraseUse> known, bool areAll = true)
    {
        this.areAll = areAll;
        foreach (var use in known)
        {
            uses.TryAdd(use.Key, use);
        }
    }

    /// <summary>Reads a list: a line each, its key, <c>plural</c> where it has plural forms, and its places.</summary>
    /// <param name="text">Lines such as <c>pledge.joined plural count</c>.</param>
    /// <param name="sayer">Who says them.</param>
    public static IEnumerable<PhraseUse> Read(string text, string sayer) =>
        from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let words = line.Split(' ')
        let isPlural = words.Length > 1 && words[1] == Plural
        select new PhraseUse(words[0], isPlural, words[(isPlural ? 2 : 1)..], sayer);

    /// <summary>A line that <see cref="Read"/> reads.</summary>
    public static string Line(string key, Phrases phrases)
    {
        var form = phrases.PluralKeys.Contains(key) ? $"{key} {Plural}" : key;
        return string.Join(' ', phrases.Places(key).Order(StringComparer.Ordinal).Prepend(form));
    }

    internal void Check(Phrases phrases, List<ContentProblem> problems)
    {
        var missing = uses.Keys.Where(key => !phrases.Keys.Contains(key)).ToHashSet(StringComparer.Ordinal);
        foreach (var key in phrases.Keys)
        {
            if (uses.TryGetValue(key, out var use))
            {
                CheckPlaces(phrases, use, problems);
            }
            else if (Nearest(key, missing) is { } meant)
            {
                missing.Remove(meant);
                problems.Add(
                    phrases.Problem(
                        key,
                        $"nothing says '{key}', but {uses[meant].By} says '{meant}', which is missing; make the two names the same."
                    )
                );
            }
            else if (areAll)
            {
                problems.Add(phrases.Problem(key, $"nothing says '{key}'; take it away, or correct its name."));
            }
        }

        problems.AddRange(
            missing.Select(key =>
                phrases.Problem(key, $"the phrase '{key}' is missing; {uses[key].By} says it, so add it.")
            )
        );
    }

    private static void CheckPlaces(Phrases phrases, PhraseUse use, List<ContentProblem> problems)
    {
        if (phrases.PluralKeys.Contains(use.Key) != use.IsPlural)
        {
            problems.Add(
                phrases.Problem(
                    use.Key,
                    use.IsPlural
                        ? $"'{use.Key}' depends on a number; write its forms, such as 'one' and 'other', below it."
                        : $"'{use.Key}' does not depend on a number; write one sentence instead of forms."
                )
            );
            return;
        }

        foreach (var place in phrases.Places(use.Key).Except(use.Places))
        {
            var known = use.Places.Count == 0 ? "nothing" : string.Join(", ", use.Places.Select(p => $"{{{p}}}"));
            problems.Add(
                phrases.Problem(use.Key, $"'{use.Key}' holds {{{place}}}, but {known} is filled in here.", place)
            );
        }

        foreach (var place in use.Places.Except(phrases.Places(use.Key)))
        {
            problems.Add(phrases.Problem(use.Key, $"'{use.Key}' must hold {{{place}}}; put it back."));
        }
    }

    /// <summary>The missing phrase that a hand most likely renamed to this: of the same group, and not far from it.</summary>
    private static string? Nearest(string key, HashSet<string> missing)
    {
        var group = key[..(key.LastIndexOf('.') + 1)];
        return missing
            .Where(other =>
                other.LastIndexOf('.') + 1 == group.Length && other.StartsWith(group, StringComparison.Ordinal)
            )
            .Select(other =>
                (Key: other, Shared: other.AsSpan(group.Length).CommonPrefixLength(key.AsSpan(group.Length)))
            )
            .Where(other => other.Shared > 0)
            .OrderByDescending(other => other.Shared)
            .Select(other => other.Key)
            .FirstOrDefault();
    }
}
