using System.Globalization;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The bot's own sentences in one language, by dotted key such as <c>buttons.next</c>.</summary>
/// <remarks>A phrase may have placeholders such as <c>{name}</c>, and plural forms.</remarks>
public sealed class Phrases
{
    private readonly Dictionary<string, Phrase> phrases = new(StringComparer.Ordinal);

    // The placeholders of all plural forms together.
    private readonly Dictionary<string, IReadOnlySet<string>> plurals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);
    private readonly string language;
    private readonly string file;
    private readonly CultureInfo culture;

    private Phrases(string language, string file)
    {
        this.language = language;
        this.file = file;
        culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);
    }

    /// <summary>
    /// All phrases by key; the key of a plural form ends with its category, as in <c>pledge.joined.one</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> All { get; private set; } = new Dictionary<string, string>();

    /// <summary>Keys of the phrases that have plural forms.</summary>
    public IReadOnlySet<string> PluralKeys => plurals.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Keys as used in code: for plural forms, the key above them.</summary>
    public IReadOnlySet<string> Keys =>
        phrases
            .Keys.Select(key => plurals.ContainsKey(Group(key)) ? Group(key) : key)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns a phrase without placeholders.</summary>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    public string this[string key] => Format(key);

    /// <summary>Reads <c>phrases.yaml</c>.</summary>
    /// <param name="node">The file.</param>
    /// <param name="language">The language's folder name, such as <c>en</c>; decides the plural forms.</param>
    /// <exception cref="ContentException">A phrase is empty or a plural form is missing.</exception>
    public static Phrases Read(ContentNode node, string language)
    {
        var phrases = new Phrases(language, node.File);
        phrases.Add(node, "");
        phrases.All = phrases.phrases.ToDictionary(phrase => phrase.Key, phrase => phrase.Value.Text);
        return phrases;
    }

    /// <summary>Creates a problem about a phrase; if the phrase is missing, with the line of its group.</summary>
    /// <param name="key">The phrase.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="place">A placeholder; the problem then has the line of the form that contains it.</param>
    internal ContentProblem Problem(string key, string message, string? place = null)
    {
        var forms = phrases.Where(one => one.Key == key || Group(one.Key) == key).Select(one => one.Value);
        if (place is not null && forms.FirstOrDefault(one => one.Places.Contains(place)) is { } form)
        {
            return new(file, form.Line, message);
        }

        for (var at = key; at.Length > 0; at = Group(at))
        {
            if (phrases.TryGetValue(at, out var phrase))
            {
                return new(file, phrase.Line, message);
            }

            if (groups.TryGetValue(at, out var line))
            {
                return new(file, line, message);
            }
        }

        return new(file, 1, message);
    }

    private static string Group(string key) => key[..Math.Max(0, key.LastIndexOf('.'))];

    /// <summary>Returns a phrase with its placeholders filled in.</summary>
    /// <param name="key">Its dotted key.</param>
    /// <param name="values">Exactly one value per placeholder. Numbers are formatted for the language.</param>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    /// <exception cref="ArgumentException">A placeholder has no value, or a value has no placeholder.</exception>
    public string Format(string key, params (string Name, object Value)[] values)
    {
        RefuseOthers(Find(key).Places, key, values);
        return Fill(key, values);
    }

    /// <summary>
    /// Returns the plural form of a phrase for a number. The number fills <c>{count}</c>; a form may omit a
    /// placeholder ("one person" needs no digit).
    /// </summary>
    /// <param name="key">The key above the plural forms.</param>
    /// <param name="count">The number; not negative.</param>
    /// <param name="values">Values for the other placeholders.</param>
    /// <exception cref="KeyNotFoundException">No phrase with plural forms has that key.</exception>
    /// <exception cref="ArgumentException">A placeholder has no value, or a value is in no form.</exception>
    public string Plural(string key, long count, params (string Name, object Value)[] values)
    {
        if (!plurals.TryGetValue(key, out var places))
        {
            throw new KeyNotFoundException($"No phrase with plural forms has the key '{key}' in '{language}'.");
        }

        RefuseOthers(places, key, values);
        return Fill($"{key}.{PluralForms.Of(language, count)}", [.. values, ("count", count)]);
    }

    /// <summary>Returns the placeholders of a phrase, or of all its plural forms.</summary>
    /// <exception cref="KeyNotFoundException">No phrase has that key.</exception>
    public IReadOnlySet<string> Places(string key) =>
        plurals.TryGetValue(key, out var places) ? places : Find(key).Places;

    private static void RefuseOthers(IReadOnlySet<string> places, string key, (string Name, object Value)[] values)
    {
        foreach (var (name, _) in values)
        {
            if (!places.Contains(name))
            {
                throw new ArgumentException($"The phrase '{key}' has no place {{{name}}}.", nameof(values));
            }
        }
    }

    private Phrase Find(string key) =>
        phrases.TryGetValue(key, out var phrase)
            ? phrase
            : throw new KeyNotFoundException($"No phrase has the key '{key}' in '{language}'.");

    private string Fill(string key, (string Name, object Value)[] values) =>
        Find(key)
            .Fill(name =>
            {
                foreach (var (given, value) in values)
                {
                    if (given == name)
                    {
                        return Write(value);
                    }
                }

                throw new ArgumentException($"The phrase '{key}' needs a value for {{{name}}}.", nameof(values));
            });

    private string Write(object value) =>
        value switch
        {
            int or long => ((IFormattable)value).ToString("N0", culture),
            IFormattable formattable => formattable.ToString(null, culture),
            _ => value.ToString() ?? "",
        };

    private void Add(ContentNode node, string prefix)
    {
        foreach (var (name, value) in node.Entries())
        {
            var key = prefix + name;
            if (!value.IsMap)
            {
                Add(key, value);
                continue;
            }

            groups[key] = value.Line;
            if (PluralForms.AreFormsOf(value))
            {
                AddForms(key, value);
            }
            else
            {
                Add(value, key + ".");
            }
        }
    }

    private void AddForms(string key, ContentNode forms)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        var known = PluralForms.For(language);
        forms.Only([.. known]);
        foreach (var form in known)
        {
            Add($"{key}.{form}", forms.Get(form));
            places.UnionWith(phrases[$"{key}.{form}"].Places);
        }

        plurals[key] = places;
    }

    private void Add(string key, ContentNode node)
    {
        // An unusable phrase is present too, so that it is not told as missing.
        phrases[key] = new Phrase(node.AsText(), node.Line);
        if (phrases[key].HasStrayBraces)
        {
            node.Tell("a place to fill is written {name}: one word of small letters and hyphens between braces.");
        }
    }
}
