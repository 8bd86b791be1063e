namespace ToolkitBot.Toolkit.Content;

/// <summary>A use of a phrase by the bot or a card.</summary>
/// <param name="Key">The phrase's dotted key; for plural forms, the key above them.</param>
/// <param name="IsPlural">Whether it is used with a number.</param>
/// <param name="Places">The placeholders that are filled in.</param>
/// <param name="By">What uses it, in words for an editor.</param>
public sealed record PhraseUse(string Key, bool IsPlural, IReadOnlyCollection<string> Places, string By);

/// <summary>The phrases that the bot and its cards use: <c>phrases.yaml</c> must have exactly these.</summary>
public sealed class PhraseUses
{
    private const string Plural = "plural";

    private readonly Dictionary<string, PhraseUse> uses = new(StringComparer.Ordinal);
    private readonly bool areAll;

    /// <param name="known">The uses; only the first use of a phrase counts.</param>
    /// <param name="areAll">Whether the list is complete; if not, other phrases are not reported as unused.</param>
    public PhraseUses(IEnumerable<PhraseUse> known, bool areAll = true)
    {
        this.areAll = areAll;
        foreach (var use in known)
        {
            uses.TryAdd(use.Key, use);
        }
    }

    /// <summary>Reads a list, one phrase a line: key, <c>plural</c> if it has plural forms, placeholders.</summary>
    /// <param name="text">Lines such as <c>pledge.joined plural count</c>.</param>
    /// <param name="sayer">What uses them, in words for an editor.</param>
    public static IEnumerable<PhraseUse> Read(string text, string sayer) =>
        from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let words = line.Split(' ')
        let isPlural = words.Length > 1 && words[1] == Plural
        select new PhraseUse(words[0], isPlural, words[(isPlural ? 2 : 1)..], sayer);

    /// <summary>Writes a line for <see cref="Read"/>.</summary>
    public static string Line(string key, Phrases phrases)
    {
        var form = phrases.PluralKeys.Contains(key) ? $"{key} {Plural}" : key;
        return string.Join(' ', phrases.Places(key).Order(StringComparer.Ordinal).Prepend(form));
    }

    /// <summary>Whether a file has at least one phrase that something says.</summary>
    internal bool KnowAny(Phrases phrases) => phrases.Keys.Any(uses.ContainsKey);

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

    /// <summary>Returns the missing phrase that was probably renamed to this: the most similar of its group.</summary>
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
